"""Plain text as it stands, and the blocks found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.page.authors import authors_in_byline
from onrecord.page.dates import find_words, parse_iso, parse_words
from onrecord.page.furniture import is_furniture
from onrecord.page.passages import announced_and_lost, find_passages
from onrecord.page.posts import signature
from onrecord.page.sections import find_sections, find_turn_lines
from onrecord.page.segments import Segment, find_front, find_segments
from onrecord.page.sentences import is_prose, is_scrap
from onrecord.page.stamplines import StampLine, find_stamp
from onrecord.records import Block, DateEvidence, Published, Span

_EDGE = 3  # paragraphs from either end where bylines, credits and prompts stand
_LOST = re.compile(
    r"^[\[(]?(?:view this post on instagram|a post shared by .{0,80}|pic\.twitter\.com/\w+|"
    r"embedded (?:content|post|video|tweet)"
    r"|(?:embed|tweet|video|image) (?:not|no longer) available|this (?:tweet|"
    r"post) is (?:no longer available|from .{0,40} deleted).*"
    r"|(?:tweet|video|embed|post) (?:removed|deleted|missing))[\])]?\.?$",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^(#{1,6})\s+\S")
_ENDS = re.compile(r"[.!?:;,…][\"”’»)\]]*$")
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{2,40}(?:, [\w’'. -]{2,30})?,? \(?(?:[^()—–-]{3,30}?\d{4})\)?(?:"
    r" \([^()]{2,40}\))?\s*[-–—]{1,2}\s"
)
_HEADER_DATES = ("published", "published_time", "publication date", "pubdate", "published_at", "date")


class PlainPage(NamedTuple):
    """What plain text says of itself and the blocks in it."""

    blocks: tuple[Block, ...]
    published: Published | None
    fields: dict[str, str]
    heading: str | None
    authors: tuple[str, ...]


def build_plain(text: str) -> PlainPage:
    """Blocks of a plain text, its own publication date and its front matter's fields."""
    front, fields = find_front(text)
    segments = find_segments(text, front)
    furniture = _furniture(segments)
    headings = _headings(segments, furniture)
    lost = [_LOST.match(one.line) is not None for one in segments]
    posts = [signature(one.text) is not None and not one.items for one in segments]
    free = [
        not (chrome or level or gone or post)
        for chrome, level, gone, post in zip(furniture, headings, lost, posts, strict=True)
    ]
    passages = {one.first: one for one in find_passages(segments, free)}
    blocks: list[Block] = []
    if front and (head := text[:front].rstrip()):
        blocks.append(Block(0, len(head), "furniture"))
    index = 0
    while index < len(segments):
        one = segments[index]
        passage = passages.get(index)
        if passage is not None:
            blocks.append(Block(one.start, segments[passage.last].end, "passage", passage.outlet))
            index = passage.last + 1
            continue
        if furniture[index]:
            blocks.append(Block(one.start, one.end, "furniture"))
        elif lost[index]:
            blocks.append(Block(one.start, one.end, "embed", missing=True))
        elif headings[index]:
            blocks.append(Block(one.start, one.end, "heading", level=headings[index]))
        elif posts[index]:
            blocks.append(Block(one.start, one.end, "post", signature(one.text)))
        elif one.items and _is_list(segments, index):
            last = index
            while last + 1 < len(segments) and segments[last + 1].items and not furniture[last + 1]:
                last += 1
            blocks.append(Block(one.start, segments[last].end, "list"))
            index = last
        else:
            missing = announced_and_lost(segments, free, index)
            blocks.append(Block(one.start, one.end, "paragraph", missing=missing))
        index += 1
    heading = next(
        (one.line.lstrip("# ") for one, level in zip(segments, headings, strict=True) if level == 1), None
    )
    return PlainPage(
        tuple(blocks),
        _published(text, fields, segments, furniture),
        fields,
        heading,
        _authors(segments),
    )


def _furniture(segments: Sequence[Segment]) -> list[bool]:
    """Furniture by form; at the end, lines between furniture and the end join it when they are no prose."""
    count = len(segments)
    out = [
        is_furniture(one.text, edge=index < _EDGE or index >= count - _EDGE)
        for index, one in enumerate(segments)
    ]
    sections, turns = find_sections(segments), find_turn_lines(segments)
    out = [(chrome and index not in turns) or index in sections for index, chrome in enumerate(out)]
    if count and all(out):
        return [False] * count  # a page of nothing but furniture was misread
    if count > 3 and count - 1 not in turns:
        last = segments[-1]
        out[-1] = out[-1] or (not last.items and is_scrap(last.line))
        if out[-1] and not segments[-2].items and "\n" not in segments[-2].text:
            out[-2] = out[-2] or (len(segments[-2].line) < 80 and is_scrap(segments[-2].line))
    return out


def _headings(segments: Sequence[Segment], furniture: Sequence[bool]) -> list[int | None]:
    """Levels: 1 for a title above the text, 2 for a short line without an end above prose."""
    out: list[int | None] = []
    titled = False
    for index, one in enumerate(segments):
        markdown = _MARKDOWN.match(one.text)
        level: int | None = None
        if furniture[index] or one.items:
            pass
        elif markdown is not None and "\n" not in one.text:
            level = len(markdown.group(1))
        elif _is_heading(segments, furniture, index):
            level = 2 if titled or index > 1 else 1
        titled = titled or level == 1
        out.append(level)
    return out


def _is_heading(segments: Sequence[Segment], furniture: Sequence[bool], index: int) -> bool:
    line = segments[index].line
    if len(line) > 150 or "\n" in segments[index].text or _ENDS.search(line) or not line[0].isupper():
        return False
    if line[0] in '“"«' or line[-1] in ")]" or len(line.split()) < 2 or find_words(line) is not None:
        return False
    following = next((n for n in range(index + 1, len(segments)) if not furniture[n]), None)
    if following is None or not segments[following].line:
        return False
    if index == 0:
        return len(segments) > 2 and line != segments[following].line
    return len(line) < 90 and is_prose(segments[following].line)


def _is_list(segments: Sequence[Segment], index: int) -> bool:
    """One dash alone begins a line of dialogue; two items, or one after a colon, are a list."""
    one = segments[index]
    if "\n" in one.text:
        return True
    beside = [segments[n].items for n in (index - 1, index + 1) if 0 <= n < len(segments)]
    return any(beside) or (index > 0 and segments[index - 1].line.endswith(":"))


def _authors(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The names of the first byline above the text."""
    lines = [one.line for one in segments[:4] if len(one.line) < 120 and not _ENDS.search(one.line)]
    return next((names for line in lines if (names := authors_in_byline(line))), ())


def _published(
    text: str, fields: dict[str, str], segments: Sequence[Segment], furniture: Sequence[bool]
) -> Published | None:
    """The date of the front matter, of a dateline with a year, or of a header line above the text."""
    for name in _HEADER_DATES:
        value = fields.get(name)
        stamp = (parse_iso(value) or parse_words(value)) if value else None
        if value and stamp:
            start = text.find(value)
            span = Span(start, start + len(value), value) if start >= 0 else None
            return Published(stamp.value, stamp.precision, DateEvidence("text", value, span))
    for one, chrome in list(zip(segments, furniture, strict=True))[:4]:
        dateline = _DATELINE.match(one.text)
        header = chrome and len(one.text) < 120 and one.end < len(text) * 0.5
        if dateline is not None:
            found = find_words(dateline.group())
        elif header and (line := find_stamp(one.text)) is not None and _is_stamp(line):
            found = line.stamp, line.start, line.end
        else:
            continue
        if found is None:
            continue
        stamp, start, end = found
        span = Span(one.start + start, one.start + end, one.text[start:end])
        return Published(stamp.value, stamp.precision, DateEvidence("text", span.text, span))
    return None


def _is_stamp(line: StampLine) -> bool:
    """A header line that dates the page: "Published 3 March 2031", "Lome, 3 March 2031", not a teaser's."""
    before = line.before.strip(" ,|–—-.:")
    return (
        re.fullmatch(
            r"(?:(?:first )?(?:published|posted|issued|date)\b(?: on)?|by [\w’'. -]{2,50}|"
            r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3})?",
            before,
            re.IGNORECASE if before.lower().startswith(("by", "publ", "post", "first", "iss", "date")) else 0,
        )
        is not None
    )
