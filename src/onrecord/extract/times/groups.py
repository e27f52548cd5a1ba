"""Neighbouring items that tell one time together: "9 a.m. Tuesday", "Friday, Oct. 23", "June last year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.times.items import Item

_DAY_KINDS = frozenset({"weekday", "date", "day", "ordinal", "feast"})
_CLOCK_TO_DAY = re.compile(
    r",? (?:on |of |the |in the |late |early )?"
    r"|,? ?\((?:\d{4}|\d{1,2}(?:[:.]\d\d)?) ?(?:GMT|UTC|local time|[ECMP][SD]T)\),? (?:on )?"
)
_DAY_TO_CLOCK = re.compile(r",? (?:at |around |by |[|–—-] )?|, at | (?:in|during) (?=the )|T")
_WEEKDAY_TO_DATE = re.compile(r",? (?:the |on )?")
_CLOCK_TO_PART = re.compile(r" (?:in |on |at )?")


class Group(NamedTuple):
    """One time: `main` is the item that it is told by, or the day where `clock` or `part` tell a time of it.

    `wider` is the year or week that narrows it ("June last year", "Tuesday of last week"), or
    that a day stands for ("the week of March 6").
    """

    start: int
    end: int
    main: Item | None
    clock: Item | None = None
    part: Item | None = None
    wider: Item | None = None


def group(text: str, items: Sequence[Item]) -> list[Group]:
    """The items of a text, those that belong together as one."""
    groups: list[Group] = []
    for item in items:
        if groups:
            joined = _joined(groups[-1], item, text[groups[-1].end : item.start])
            if joined is not None:
                groups[-1] = joined
                continue
        groups.append(_alone(item))
    return groups


def _alone(item: Item) -> Group:
    if item.kind == "clock":
        return Group(item.start, item.end, None, clock=item)
    if item.kind == "part" and item.word != "other":
        return Group(item.start, item.end, None, part=item)
    return Group(item.start, item.end, item)


def _joined(one: Group, item: Item, gap: str) -> Group | None:
    if len(gap) > 20 or "\n" in gap:
        return None
    main = one.main
    is_day = item.kind in _DAY_KINDS and not (item.kind == "date" and item.number is None)
    is_day = is_day or (item.kind == "part" and item.word == "other")
    if main is None and is_day and _CLOCK_TO_DAY.fullmatch(gap):
        return one._replace(end=item.end, main=item)
    if main is None and one.clock and not one.part and item.kind == "part" and _CLOCK_TO_PART.fullmatch(gap):
        return one._replace(end=item.end, part=item)
    if main is None or one.wider:
        return None
    if (
        main.kind == "weekday"
        and item.kind == "date"
        and item.number is not None
        and _WEEKDAY_TO_DATE.fullmatch(gap)
    ):
        return one._replace(end=item.end, main=item)
    month_alone = main.kind == "date" and main.number is None and main.year is None
    if month_alone and item.kind == "date" and item.month is None and gap == " ":
        return one._replace(end=item.end, main=main._replace(year=item.year))
    if month_alone and item.kind == "period" and item.unit == "year":
        return one._replace(end=item.end, wider=item) if gap in (" ", " of ", ", ") else None
    if main.kind == "weekday" and item.kind == "period" and item.unit == "week":
        return one._replace(end=item.end, wider=item) if gap == " of " else None
    if main.kind == "period" and main.unit == "week" and item.kind == "date" and item.number is not None:
        is_week_of = gap in (" of ", " beginning ", " starting ", " ending ")
        return one._replace(end=item.end, main=item, wider=main) if is_week_of else None
    if not _told_day(main):
        return None
    if item.kind == "clock" and not one.clock and _DAY_TO_CLOCK.fullmatch(gap):
        return one._replace(end=item.end, clock=item)
    if (
        item.kind == "part"
        and item.word in ("the", "")
        and not one.part
        and not main.tail
        and gap in (" ", " in ", ", in ")
    ):
        return one._replace(end=item.end, part=item)
    return None


def _told_day(item: Item) -> bool:
    """Whether it is a day, which a time of day can belong to."""
    if item.kind == "date":
        return item.number is not None
    return item.kind in _DAY_KINDS or (item.kind == "part" and item.word == "other")
