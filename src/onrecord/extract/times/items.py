"""What a rule sees in the words, before it is set into the calendar."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "date", "weekday", "day", "period", "count", "clock", "part", "duration", "span", "set", "ref",
    "quarter", "half", "season", "decade", "century", "feast", "ordinal",
]  # fmt: skip


class Item(NamedTuple):
    """Words [start, end) that tell a time, by kind, with what they state.

    Which of the fields mean something depends on the kind:

        date      year, month, number (the day), any of them None; unit the last day of several, tail a time
        weekday   number (Monday is 0), word ("last", "next", "this", "" …)
        day       number (days from the page's date), tail
        period    unit, word (last, this, next, previous, following, that, the)
        count     number of units ago, earlier, later or from now (word), number None where vague
        clock     tail ("19:15"), word "stamp" at the head of a block
        part      tail (a part of the day), word (that, next, previous, the …)
        duration  tail (the value)
        span      number of units up to or from now ("the past three months"), word "past" or "next"
        set, ref  tail (the value)
        quarter, half   number, year
        season    tail, year, word
        decade, century, feast   number or tail, year
        ordinal   number (a day of an unnamed month)
    """

    start: int
    end: int
    kind: Kind
    number: float | None = None
    unit: str = ""
    word: str = ""
    tail: str = ""
    year: int | None = None
    month: int | None = None
