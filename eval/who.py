"""Who said it, for whom and where: the resolution of statements against the annotation of talks.

    given   gold statements (source, cue, content, nesting) are resolved: what the resolution does by itself
    read    the pages as onrecord reads them; a gold statement counts when one was read whose content agrees

Figures, in per cent, by the definitions of the shared bench's talks.py:

    speaker    named speakers that are named right (by any name or alias of bundle.json)
    for        sides spoken for that are right, where the annotation gives one
    unnamed    unnamed sources that are left unnamed
    channel    F1; a channel is right when it shares a word with the annotated one
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from eval.corpora import CORPORA, bundle_lines
from eval.figures import Counts, Score, interval, score, share, total
from eval.overlap import TokenisedText, match
from eval.reading import Scored
from onrecord.model import Model
from onrecord.page import build_page
from onrecord.quotation import find_quoted, kind_of
from onrecord.reading import read
from onrecord.records import Document, Page, Statement
from onrecord.resolve import resolve

_Run = tuple[int, int]
_DROPPED = re.compile(r"\b(mr|ms|mrs|dr|sir|the)\b|[^\w\s]")
SHARES = ("speaker", "for", "unnamed")


class _Named(msgspec.Struct, frozen=True):
    name: str
    aliases: tuple[str, ...] = ()


class _Cast(msgspec.Struct, frozen=True):
    id: str
    parties: tuple[_Named, ...]
    people: tuple[_Named, ...]


class GoldStatement(msgspec.Struct, frozen=True, rename={"behalf": "for"}):
    """A statement as annotated."""

    id: str
    source: tuple[_Run, ...]
    cue: tuple[_Run, ...]
    content: tuple[_Run, ...]
    speaker: str | None
    behalf: str | None
    channel: str | None
    nested_in: str | None


class GoldPage(msgspec.Struct, frozen=True):
    """A page of a bundle."""

    id: str
    outlet: str
    published: str | None
    title: str | None
    url: str | None
    text: str
    statements: tuple[GoldStatement, ...]

    @property
    def document(self) -> Document:
        return Document(
            name=self.id,
            data=self.text.encode(),
            kind="text",
            charset="utf-8",
            source_id=self.id,
            url=self.url,
            title=self.title,
            outlet=self.outlet,
            published_on=self.published,
        )


class GoldBundle(msgspec.Struct, frozen=True):
    """A bundle with its cast."""

    bundle: _Cast
    pages: tuple[GoldPage, ...]


class Names:
    """The canonical names of a bundle, by any alias, or by a surname that one of its people has."""

    def __init__(self, cast: _Cast) -> None:
        self._canonical: dict[str, str] = {}
        for one in (*cast.parties, *cast.people):
            for name in (one.name, *one.aliases):
                self._canonical.setdefault(_fold(name), one.name)
        last = defaultdict(set)
        for one in cast.people:
            last[_fold(one.name).split()[-1]].add(one.name)
        for surname, owners in last.items():
            if len(owners) == 1:
                self._canonical.setdefault(surname, next(iter(owners)))

    def __call__(self, name: str | None) -> str | None:
        """The canonical name; "(unnamed)" for every unnamed one."""
        if not name:
            return None
        if name.lower().startswith("(unnamed)"):
            return "(unnamed)"
        return self._canonical.get(_fold(name), _fold(name))


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_DROPPED.sub(" ", text).split())


def load_bundles(path: Path) -> list[GoldBundle]:
    """The bundles of a file that `talks.py build` made."""
    return [msgspec.json.decode(line, type=GoldBundle) for line in bundle_lines(path)]


def gold_statements(page: Page, gold: Iterable[GoldStatement]) -> list[Statement]:
    """The annotated statements as the resolution takes them."""
    quoted = find_quoted(page.text)
    return [
        Statement(
            id=one.id,
            kind=kind_of(page.text, quoted, one.content),
            source=tuple(page.span(*run) for run in one.source),
            cue=tuple(page.span(*run) for run in one.cue),
            content=tuple(page.span(*run) for run in one.content),
            text=" … ".join(page.text[a:b] for a, b in one.content),
            nested_in=one.nested_in,
            confidence=1.0,
        )
        for one in gold
        if one.content
    ]


def count(page: GoldPage, found: Sequence[Statement], names: Names) -> Counts:
    """The counts of one page; add them up and give them to `figures`."""
    tokens, counts = TokenisedText(page.text), Counts()
    gold = [one for one in page.statements if one.content]
    read = [one for one in found if one.content]
    pairs = match(
        [tokens.tokens(one.content) for one in gold],
        [tokens.tokens([(span.start, span.end) for span in one.content]) for one in read],
    )
    for i, j in pairs.items():
        _compare(gold[i], read[j], names, counts)
    return counts


def _compare(gold: GoldStatement, told: Statement, names: Names, counts: Counts) -> None:
    who = names(gold.speaker)
    if who == "(unnamed)":
        counts["unnamed", "gold"] += 1
        counts["unnamed", "right"] += told.speaker is None or names(told.speaker_name) in ("(unnamed)", None)
    elif who:
        counts["speaker", "gold"] += 1
        counts["speaker", "right"] += names(told.speaker_name) == who
    if gold.behalf:
        counts["for", "gold"] += 1
        counts["for", "right"] += names(told.on_behalf_of) == names(gold.behalf)
    counts["channel", "gold"] += bool(gold.channel)
    counts["channel", "read"] += bool(told.channel)
    shared = set(_fold(gold.channel or "").split()) & set(_fold(told.channel or "").split())
    counts["channel", "right"] += bool(shared)


def channel(counts: Counts) -> Score:
    """Precision, recall and F1 of channels."""
    return score(counts["channel", "right"], counts["channel", "read"], counts["channel", "gold"])


def figures(counts: Counts) -> dict[str, float]:
    """All figures by name, in per cent."""
    out = {name: share(counts[name, "right"], counts[name, "gold"]) for name in SHARES}
    return out | {"channel.f": channel(counts).f}


def speaker_right(counts: Counts) -> float:
    """Named speakers that are right, in per cent."""
    return figures(counts)["speaker"]


def for_right(counts: Counts) -> float:
    """Sides spoken for that are right, in per cent."""
    return figures(counts)["for"]


def count_given(bundle: GoldBundle) -> Counts:
    """The counts of a bundle with its statements given."""
    names, out = Names(bundle.bundle), []
    for gold in bundle.pages:
        page = build_page(gold.document)
        out.append(count(gold, resolve(page, gold_statements(page, gold.statements)).statements, names))
    return total(out)


def count_read(bundle: GoldBundle, model: Model) -> Counts:
    """The counts of a bundle as onrecord reads it."""
    names = Names(bundle.bundle)
    return total([count(gold, read(gold.document, model).statements, names) for gold in bundle.pages])


def score_who(corpora: Path, model: Model) -> Scored:
    """The figures on the development part of talks; the bootstrap draws bundles."""
    bundles = load_bundles(corpora / "talks" / "dev.jsonl")
    ways = {
        "given": [count_given(bundle) for bundle in bundles],
        "read": [count_read(bundle, model) for bundle in bundles],
    }
    shown = {
        f"{way}.{name}": value
        for way, counts in ways.items()
        for name, value in figures(total(counts)).items()
    }
    drawn = {
        f"{way}.{name}": interval(counts, figure)
        for way, counts in ways.items()
        for name, figure in (("speaker", speaker_right), ("for", for_right))
    }
    return Scored(articles=(), counts=ways["given"], figures=shown, intervals=drawn, parts={})


def main(path: Path = CORPORA / "talks" / "train.jsonl") -> None:
    """Print the figures of a file of bundles with their statements given, bundle by bundle."""
    bundles = load_bundles(path)
    counts = [count_given(bundle) for bundle in bundles]
    for bundle, one in zip(bundles, counts, strict=True):
        print(f"{bundle.bundle.id:16}", *(f"{name} {value:5.1f}" for name, value in figures(one).items()))
    print(f"{'all':16}", *(f"{name} {value:5.1f}" for name, value in figures(total(counts)).items()))


if __name__ == "__main__":
    import sys

    main(*map(Path, sys.argv[1:]))
