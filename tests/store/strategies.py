"""What any page and any reading may hold, for property tests."""

from __future__ import annotations

import hashlib
from typing import get_args

from hypothesis import strategies as st

from onrecord.records import Block, Manner, Page, Reading, SaidAt, Span, Statement
from tests.store.made import MODEL, published_on

# Any text that UTF-8 can hold, now and then with what trips databases and search: NUL, quotes, marks.
texts = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\0\"'%_*\n ")), max_size=60
)
maybe = st.none() | texts


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(texts.filter(bool))

    def spans(least: int = 0) -> tuple[Span, ...]:
        found = []
        for _ in range(draw(st.integers(least, 3))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            found.append(Span(start, end, text[start:end]))
        return tuple(found)

    statements = []
    for n in range(draw(st.integers(0, 4))):
        content = spans()
        when = st.sampled_from([None, "2031", "2031-05", "2031-05-14", "2031-05-14T09:30:00+02:00", "?"])
        precision = st.sampled_from(["day", "page"])
        statements.append(
            Statement(
                id=f"s{n}",
                kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
                source=spans(),
                cue=spans(),
                content=content,
                text=" … ".join(span.text for span in content),
                speaker=draw(maybe),
                speaker_name=draw(maybe),
                on_behalf_of=draw(maybe),
                addressee=draw(maybe),
                channel=draw(maybe),
                chain=tuple(draw(st.lists(texts, max_size=3))),
                nested_in=draw(st.none() | st.just("s0")),
                manner=draw(st.none() | st.sampled_from(get_args(Manner))),
                said_at=draw(st.none() | st.builds(SaidAt, when, when, precision, st.just(spans()))),
                confidence=draw(st.floats(0, 1)),
            )
        )
    block, furniture = Block(0, len(text), "paragraph"), Block(0, len(text), "furniture")
    page = Page(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source_id=draw(maybe),
        url=draw(maybe),
        title=draw(maybe),
        outlet=draw(maybe),
        authors=tuple(draw(st.lists(texts, max_size=2))),
        language=draw(maybe),
        published=draw(st.none() | st.just(published_on("2031-05-14"))),
        text=text,
        blocks=draw(st.sampled_from([(), (block,), (furniture,)])),
    )
    return Reading(page, tuple(statements), (), (), MODEL, "0.1.0")
