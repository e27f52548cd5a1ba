"""The article that the project began with, read as plain text and held against a careful reader's notes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from eval.corpora import attributions
from eval.overlap import Range, TokenisedText, match, same_source
from onrecord.model import Model
from onrecord.reading import read
from onrecord.records import Document


class _Expected(msgspec.Struct, frozen=True):
    source: Range
    content: tuple[Range, ...]


class _Notes(msgspec.Struct, frozen=True):
    statements: tuple[_Expected, ...]
    furniture: tuple[Range, ...]


def score(corpora: Path, model: Model) -> dict[str, float]:
    """Counts: expected statements, those found, those with the right source too, and what must not be.

    `in_furniture` are statements read out of furniture; `wrong_year` is 1 when the page or a statement
    is dated by the year that belongs to another item. Empty where the notes are not there.
    """
    folder = corpora.parent / "seed"
    if not folder.is_dir():
        return {}
    notes = msgspec.json.decode((folder / "expected.json").read_bytes(), type=_Notes)
    reading = read(Document("seed", (folder / "article.txt").read_bytes(), kind="text"), model)
    text = TokenisedText(reading.page.text)
    expected = [one for one in notes.statements if one.content]
    found = attributions(reading)
    pairs = match([text.tokens(one.content) for one in expected], [text.tokens(one.content) for one in found])
    right = sum(
        same_source(text.tokens([expected[i].source]), text.tokens(found[j].source)) for i, j in pairs.items()
    )
    furniture = text.tokens(notes.furniture)
    published = reading.page.published
    dates = [
        published.value if published else "",
        *(s.said_at.latest or "" for s in reading.statements if s.said_at),
    ]
    return {
        "expected": len(expected),
        "found": len(pairs),
        "right": right,
        "in_furniture": sum(bool(text.tokens(one.content) & furniture) for one in found),
        "wrong_year": float(any(date.startswith("2024") for date in dates)),
    }
