"""Pages and statements for the tests, made from words that stand in them."""

from __future__ import annotations

from onrecord.page import build_page
from onrecord.records import Document, Page, Span, Statement
from onrecord.resolve import Resolved, resolve


def page_of(text: str, *, title: str | None = None, outlet: str | None = None) -> Page:
    """The page of a plain text."""
    return build_page(
        Document(name="made", data=text.encode(), kind="text", charset="utf-8", title=title, outlet=outlet)
    )


def said(
    page: Page,
    number: int,
    source: str | None,
    cue: str | None,
    content: str,
    *,
    nested_in: int | None = None,
) -> Statement:
    """A statement by its words: the source and the cue are those nearest to the content in its sentence."""
    at = page.text.index(content)
    spans: dict[str, tuple[Span, ...]] = {
        "content": (page.span(at, at + len(content)),),
        "source": (),
        "cue": (),
    }
    for name, words in (("cue", cue), ("source", source)):
        if words is not None:
            places = [n for n in range(len(page.text)) if page.text.startswith(words, n)]
            own = (at, at + len(content))
            near = min((_distance(page.text, own, (n, n + len(words))), n) for n in places)[1]
            spans[name] = (page.span(near, near + len(words)),)
    return Statement(
        id=f"s{number}",
        kind="indirect",
        source=spans["source"],
        cue=spans["cue"],
        content=spans["content"],
        text=content,
        nested_in=None if nested_in is None else f"s{nested_in}",
        confidence=0.9,
    )


def _distance(text: str, content: tuple[int, int], words: tuple[int, int]) -> int:
    """How far the words stand from the content; a sentence's end between them counts much."""
    between = text[words[1] : content[0]] if words[0] < content[0] else text[content[1] : words[0]]
    return len(between) + 1000 * sum(mark in between for mark in (". ", "\n"))


Told = tuple[str | None, str | None, str]


def resolved(text: str, *told: Told, title: str | None = None, outlet: str | None = None) -> Resolved:
    """The text resolved with statements of these (source, cue, content), none within another."""
    page = page_of(text, title=title, outlet=outlet)
    return resolve(page, [said(page, n, *one) for n, one in enumerate(told, 1)])


def speakers(result: Resolved) -> list[str | None]:
    """The speakers' names, in the order of the statements."""
    return [stmt.speaker_name for stmt in result.statements]
