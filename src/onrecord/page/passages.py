"""Quoted passages in plain text, where no markup says whose words a paragraph is.

Three ways are told apart: a lead-in that ends in a colon, in a page whose author comments; another
voice in such a page without one; and digests, where every item names its outlet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.page.leadins import announces, find_outlet, last_sentence
from onrecord.page.lost import is_list_lost
from onrecord.page.segments import Segment
from onrecord.page.voice import author_marks, is_commentary, is_quotation, report_marks

_SIGNED = re.compile(r"[(\[](?P<name>[^()\[\]]{2,60})[)\]]\.?$")
_HEADED = re.compile(r"^(?P<name>[A-ZÀ-ÞŠŽČ][A-ZÀ-ÞŠŽČ0-9’'&. -]{2,45})(?: \([^()]{2,60}\))?$")
_PREFIXED = re.compile(r"^(?P<name>[A-ZÀ-Þ][\w’'.& -]{2,40}) \([^()]{2,60}\)[.—–-] ")
_SAME = re.compile(r"^(?:same|ibid\.?|idem)$", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:agencies|via a reader|agency|various|own report)$", re.IGNORECASE)
_SAME_OUTLET = re.compile(
    r"\bthe same (?:agency|paper|newspaper|outlet|station|source|site|magazine|article|story)\b"
)
_NO_NAME = re.compile(
    r"\b(?:without (?:saying|its|his|a)\b|not name|no name|lost (?:its|the)|cut off|swallowed|"
    r"whose (?:name|link)|"
    r"where it (?:is|came) from|somebody|a friend|a reader|readers? sent|another paper|one paper|"
    r"no longer opens)\b",
    re.IGNORECASE,
)
_LONGEST = 6  # paragraphs; nobody quotes more without saying so again
_MEDIA = re.compile(r"[Pp]hoto|[Vv]ideo|[Pp]icture")


@dataclass(frozen=True, slots=True)
class Passage:
    """Segments `first` to `last` (inclusive) are another outlet's text; `outlet` where it is named."""

    first: int
    last: int
    outlet: str | None


def find_passages(segments: Sequence[Segment], free: Sequence[bool]) -> list[Passage]:
    """The passages among the segments; only those that are `free` (prose, not furniture) can be one."""
    digest = _from_digest(segments, free)
    if digest:
        return digest
    prose = [one.line for one, usable in zip(segments, free, strict=True) if usable]
    commentary = is_commentary(prose)
    out: list[Passage] = []
    index = 1
    while index < len(segments):
        found = _after_lead(segments, free, index, commentary, out[-1].outlet if out else None)
        if found is None and commentary:
            found = _other_voice(segments, free, index)
        if found is None:
            index += 1
            continue
        out.append(found)
        index = found.last + 1
    return out


def announced_and_lost(segments: Sequence[Segment], free: Sequence[bool], index: int) -> bool:
    """Whether this paragraph announces a list that does not follow."""
    following = segments[index + 1] if index + 1 < len(segments) else None
    if following is None:
        return is_list_lost(segments[index].line, None, "nothing")
    kind: Literal["prose", "set", "nothing"] = "prose" if free[index + 1] else "nothing"
    return is_list_lost(segments[index].line, following.line, "set" if following.items else kind)


def _after_lead(
    segments: Sequence[Segment], free: Sequence[bool], index: int, commentary: bool, before: str | None
) -> Passage | None:
    lead, one = segments[index - 1], segments[index]
    if not (free[index - 1] and free[index]) or one.items or announces(lead.line) is None:
        return None
    unnamed = _NO_NAME.search(last_sentence(lead.line)) is not None
    outlet = None if unnamed else find_outlet(lead.line)
    if outlet is None and _SAME_OUTLET.search(lead.line[-80:]):
        outlet = before
    if outlet is None and announced_and_lost(segments, free, index - 1):
        return None
    if not commentary and outlet is None and not unnamed:
        return None
    if author_marks(one.line) > 0 and not (outlet and author_marks(one.line) == 1):
        return None
    # "The senator went on:" and his words: a speaker is quoted, not an outlet.
    if not outlet and (report_marks(one.line) < 1 or (is_quotation(one.line) and not unnamed)):
        return None
    return Passage(index, _last(segments, free, index), outlet)


def _other_voice(segments: Sequence[Segment], free: Sequence[bool], index: int) -> Passage | None:
    """A full report right after a remark of the author's: title and name, day, verb, no comment."""
    lead, one = segments[index - 1], segments[index]
    if not (free[index - 1] and free[index]) or one.items:
        return None
    if author_marks(lead.line) == 0 or author_marks(one.line) > 0 or report_marks(one.line) < 4:
        return None
    return Passage(index, _last(segments, free, index), None)


def _last(segments: Sequence[Segment], free: Sequence[bool], first: int) -> int:
    """The passage goes on while nobody comments, reports follow, and no wider gap parts them."""
    gap = segments[first].gap
    last = first
    for index in range(first + 1, min(len(segments), first + _LONGEST)):
        one = segments[index]
        if not free[index] or one.items or one.gap > max(gap, 1) or author_marks(one.line) > 0:
            break
        if report_marks(one.line) < 1 or announces(segments[index].line):
            break
        last = index
    return last


def _from_digest(segments: Sequence[Segment], free: Sequence[bool]) -> list[Passage]:
    """Digests: at least three items that are signed "(Outlet)" or stand under or after a name."""
    signed = [_signed(one, usable) for one, usable in zip(segments, free, strict=True)]
    headed = [
        index
        for index, one in enumerate(segments[:-1])
        if one.end < segments[index + 1].start and segments[index + 1].gap == 0 and _HEADED.match(one.line)
    ]
    prefixed = [_PREFIXED.match(one.line) for one in segments]
    if sum(name is not None for name in signed) >= 3:
        out, before = [], None
        for index, name in enumerate(signed):
            if name is None:
                continue
            before = before if _SAME.match(name) else name
            out.append(Passage(index, index, None if before is None or _NOBODY.match(before) else before))
        return out
    if len(headed) >= 3:
        return [
            Passage(index + 1, index + 1, _as_name(segments[index].line))
            for index in headed
            if free[index + 1]
        ]
    if sum(match is not None for match in prefixed) >= 3:
        return [
            Passage(index, index, match["name"].strip())
            for index, match in enumerate(prefixed)
            if match is not None and free[index]
        ]
    return []


def _signed(segment: Segment, usable: bool) -> str | None:
    match = _SIGNED.search(segment.line) if usable else None
    if (
        match is None
        or match.start() < 20
        or not (match["name"][0].isupper() or _SAME.match(match["name"]) or _NOBODY.match(match["name"]))
    ):
        return None
    name = match["name"].split(";")[-1].split(",")[0].strip(" .")
    return None if _MEDIA.search(name) or re.search(r"\d", name) else name


def _as_name(line: str) -> str | None:
    """ "LE COURRIER DE LOMÉ (Lomé)" names its outlet in capitals."""
    match = _HEADED.match(line)
    if match is None:
        return None
    words = match["name"].strip().split()
    small = {"DE", "DU", "LA", "DEL", "DO", "DA", "OF", "THE", "AND"}
    return " ".join(
        word.lower()
        if position and word in small
        else "-".join(part.capitalize() for part in word.split("-"))
        for position, word in enumerate(words)
    )
