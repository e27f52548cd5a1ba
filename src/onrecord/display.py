"""How a notebook shows what onrecord gives: readings with their statements marked, rows, courses, shifts.

Each is HTML that stands alone: styles that reach nothing else on the page, no script, and whatever a news
page holds is shown as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.records import Reading, displays

if TYPE_CHECKING:
    from onrecord.store import Rows
    from onrecord.track.courses import Course
    from onrecord.track.shifts import Shift

# What draws is loaded when something is shown.


def _reading(reading: Reading) -> str:
    from onrecord.export.highlights import render_fragment

    return render_fragment(reading)


def _rows(rows: Rows[Any]) -> str:
    from onrecord.export.notebook import rows_html

    return rows_html(rows)


def _course(course: Course) -> str:
    from onrecord.export.notebook import course_html

    return course_html(course)


def _shift(shift: Shift) -> str:
    from onrecord.export.notebook import shift_html

    return shift_html(shift)


displays.update(Reading=_reading, Rows=_rows, Course=_course, Shift=_shift)
