"""Rows, courses and shifts as HTML fragments for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.export.blocks import link
from onrecord.export.marks import escape
from onrecord.export.wording import count_of

if TYPE_CHECKING:
    from onrecord.records import SaidAt
    from onrecord.store import Rows
    from onrecord.track.courses import Course
    from onrecord.track.pages import Evidence
    from onrecord.track.shifts import Shift, Side

_SHOWN = 50
_CELL = 240
# What is left out of a table, because no one reads it there; `to_dicts` has it.
_HIDDEN = frozenset(
    {"page", "source_id", "text_id", "speaker", "nested_in", "marks", "evidence", "places", "url", "content"}
)
_STYLE = """<style>
@scope (.onrecord) {
  :scope {
    color-scheme: light dark; background: light-dark(#fdfdfb, #16181b); color: light-dark(#1d1f23, #e3e4e6);
    font: 13px/1.5 system-ui, sans-serif; padding: .6rem .8rem; overflow-x: auto;
  }
  table { border-collapse: collapse; }
  caption { caption-side: top; text-align: left; font-weight: 600; padding-bottom: .4rem; }
  th, td {
    text-align: left; vertical-align: top; padding: .25rem .7rem .25rem 0; max-width: 34rem;
    overflow-wrap: anywhere; border-bottom: 1px solid light-dark(#d9dbde, #33373d); background: none;
  }
  th { color: light-dark(#5d636c, #9aa1ab); font-weight: 500; }
  q { quotes: none; }
  small { color: light-dark(#5d636c, #9aa1ab); }
  a { color: inherit; }
  .for { color: light-dark(#00674b, #3fc79c); } .against { color: light-dark(#a84600, #ff9b57); }
  .conditional { color: light-dark(#005a8e, #6fb9e6); }
  .stance { font-weight: 600; white-space: nowrap; }
}
</style>"""
# A sign beside the colour, so that a stance is told without it.
_SIGNS = {"for": "▲", "against": "▼", "conditional": "◆", "unclear": "●"}


def rows_html(rows: Rows[Any]) -> str:
    """A table of the rows; of many, the first fifty and how many more there are."""
    dicts = rows[:_SHOWN].to_dicts()
    names = [
        name
        for name in (dicts[0] if dicts else {})
        if name not in _HIDDEN and any(row[name] not in (None, [], "") for row in dicts)
    ]
    head = "".join(f"<th scope='col'>{escape(name.replace('_', ' '))}</th>" for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(row[name])}</td>' for name in names)}</tr>" for row in dicts)
    more = f"<p><small>and {len(rows) - len(dicts):,} more</small></p>" if len(rows) > len(dicts) else ""
    return _wrapped(
        f"<table><caption>{count_of(len(rows), 'row')}</caption><tr>{head}</tr>{body}</table>{more}"
    )


def course_html(course: Course) -> str:
    """The points of a course, each with its time, its stance and the words that it stands on."""
    lines = (
        f"<tr><td>{_when(point.at)}</td><td>{_stance(point.stance)}{_conditions(point.conditions)}</td>"
        f"<td>{_evidence(point.evidence)}</td></tr>"
        for point in course.points
    )
    return _wrapped(
        f"<table><caption>{escape(course.party)} on {escape(course.issue)}</caption>"
        "<tr><th scope='col'>when</th><th scope='col'>stance</th><th scope='col'>evidence</th></tr>"
        f"{''.join(lines)}</table>"
    )


def shift_html(shift: Shift) -> str:
    """Before and after side by side, with the words for each and those that announce the change."""
    announced = (
        f"<tr><th scope='row'>announced</th><td colspan='2'>{_evidence([shift.announced])}</td></tr>"
        if shift.announced
        else ""
    )
    sides = (shift.before, shift.after)
    return _wrapped(
        f"<table><caption>{escape(shift.party)} has moved on {escape(shift.issue)}</caption>"
        "<tr><td></td><th scope='col'>before</th><th scope='col'>after</th></tr>"
        f"{_row('stance', (_stance(side.stance) for side in sides))}"
        f"{_row('when', (_when(side.at) for side in sides))}"
        f"{_row('evidence', map(_words, sides))}{announced}</table>"
    )


def _row(name: str, cells: Iterable[str]) -> str:
    return f"<tr><th scope='row'>{name}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _words(side: Side) -> str:
    return _evidence(side.evidence)


def _evidence(evidence: Sequence[Evidence]) -> str:
    return "<br>".join(_piece(one) for one in evidence)


def _piece(one: Evidence) -> str:
    facts = [one.speaker_name, one.outlet, one.published]
    told = ", ".join(fact for fact in facts if fact) or "no outlet"
    return f"<q dir='auto'>{escape(one.text)}</q> <small>{link(one.url or '', told)}</small>"


def _conditions(conditions: Sequence[str]) -> str:
    return "".join(f"<br><small>{escape(condition)}</small>" for condition in conditions)


def _stance(stance: str) -> str:
    return f"<span class='stance {stance}'>{_SIGNS[stance]} {stance}</span>"


def _when(at: SaidAt | None) -> str:
    if at is None or not (at.earliest or at.latest):
        return "undated"
    if at.earliest is None:
        return escape(f"≤ {at.latest}")
    return escape(at.earliest if at.latest in (None, at.earliest) else f"{at.earliest} to {at.latest}")


def _cell(value: Any) -> str:
    text = " ".join(_flat(value).split())
    return escape(text if len(text) <= _CELL else text[:_CELL].rsplit(" ", 1)[0] + " …")


def _flat(value: Any) -> str:
    """A field in words: spans by their text, an interval by its ends."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if "text" in value:
            return str(value["text"])
        ends = (value["earliest"], value["latest"]) if "earliest" in value else value.values()
        return " to ".join(dict.fromkeys(str(end) for end in ends if end))
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return " … ".join(_texts(value))
    return str(value)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    return (_flat(value) for value in values)


def _wrapped(html: str) -> str:
    return f'<div class="onrecord">{_STYLE}{html}</div>'
