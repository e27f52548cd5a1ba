"""Plain text cut where its writer cut it: front matter, paragraphs, lines that stand alone, items."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(r"(?:\r\n?|\n)(?:[ \t\u00a0]*(?:\r\n?|\n))+")
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"(?:[•●▪◦‣*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_FRONT = re.compile(r"\A---[ \t]*(?:\r\n?|\n)(.*?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w -]{1,30}):[ \t]*(.*)$")
_HEADER = re.compile(
    r"\A(?:(?:title|headline|date|published|publication date|source|outlet|author|by|url|link|language|"
    r"from|subject)"
    r":[^\n]{0,300}\r?\n){2,12}\s*\n",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r'\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(["\\/])|\\([_nt])')
_SENTENCE = re.compile(r"[.!?:;][\"”’»)\]]*\s*$")
_MAX_WRAP = 100  # characters; no one wraps paragraphs wider
_LONG = 4000  # characters that say enough of a paragraph's form
_MAX_HEADER = 20_000


@dataclass(slots=True)
class Segment:
    """A run of the text that belongs together; `gap` counts the empty lines above it."""

    start: int
    end: int
    text: str
    gap: int = 1
    items: bool = False

    @property
    def line(self) -> str:
        """Its text on one line; of a monstrous one the beginning and the end."""
        text = self.text if len(self.text) <= 2 * _LONG else f"{self.text[:_LONG]} {self.text[-_LONG:]}"
        return " ".join(text.split())


def find_front(text: str) -> tuple[int, dict[str, str]]:
    """Where front matter (`---` … `---`, or `Title: …` lines) ends, and its fields by lower-case name."""
    head = text[:_MAX_HEADER]
    match = _FRONT.match(head)
    if match is not None:
        return match.end(), _fields(match.group(1))
    header = _HEADER.match(head)
    if header is not None:
        return header.end(), _fields(header.group())
    return 0, {}


def find_segments(text: str, start: int) -> list[Segment]:
    """The segments from `start` on, in order, without the white space around them."""
    out: list[Segment] = []
    place, gap = start, 1
    for match in [*_GAP.finditer(text, start), None]:
        end = match.start() if match else len(text)
        for one in _split(text, place, end):
            one.gap = gap
            out.append(one)
            gap = 0
        if match is None:
            break
        breaks = len(re.findall(r"\r\n?|\n", match.group())) - 1
        gap = breaks if place < end and text[place:end].strip() else gap + breaks
        place = match.end()
    return out


def _split(text: str, start: int, end: int) -> list[Segment]:
    """A chunk without empty lines: one wrapped paragraph, or lines that each stand alone."""
    lines = [
        (match.start(), match.end()) for match in _LINE.finditer(text, start, end) if match.group().strip()
    ]
    if not lines:
        return []
    if _is_wrapped([text[first:last] for first, last in lines]):
        return [_segment(text, lines[0][0], lines[-1][1])]
    runs: list[tuple[int, int, bool]] = []  # start, end, whether it is a list
    for first, last in lines:
        item = _BULLET.match(text[first : first + 200].lstrip()) is not None
        indented = text[first : first + 2].isspace()
        if runs and runs[-1][2] and (item or indented):
            runs[-1] = (runs[-1][0], last, True)
        else:
            runs.append((first, last, item))
    out = []
    for first, last, item in runs:
        one = _segment(text, first, last)
        one.items = item
        out.append(one)
    return out


def _is_wrapped(lines: list[str]) -> bool:
    """Lines broken by width: all but the last are long, and most break inside a sentence."""
    if len(lines) == 1:
        return True
    if any(_BULLET.match(line.strip()) for line in lines[1:]):
        return False
    width = max(len(line.rstrip()) for line in lines)
    if width > _MAX_WRAP or width < 40:
        return False
    full = [line.rstrip() for line in lines[:-1]]
    if any(len(line) < width * 0.6 for line in full):
        return False
    return sum(_SENTENCE.search(line) is None for line in full) * 2 >= len(full)


def _segment(text: str, start: int, end: int) -> Segment:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    raw = text[start:end]
    return Segment(start, end, raw, items=len(raw) < 2000 and _BULLET.match(raw) is not None)


def _fields(block: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in block.splitlines():
        match = _FIELD.match(line)
        if match is not None:
            value = match.group(2).strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = (
                    _ESCAPE.sub(_unescape, value[1:-1]) if value[0] == '"' else value[1:-1].replace("''", "'")
                )
            out.setdefault(match.group(1).strip().lower(), " ".join(value.split()))
    return out


def _unescape(match: re.Match[str]) -> str:
    """YAML's escapes in double quotes, as far as titles use them."""
    code = match.group(1) or match.group(2)
    if code:
        return chr(int(code, 16))
    return match.group(3) or {"_": "\u00a0", "n": "\n", "t": "\t"}[match.group(4)]
