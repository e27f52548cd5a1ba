"""The corpora beside the project, and what was read from them, in the scorers' form."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from eval.overlap import Attribution, Range
from onrecord.errors import OnrecordError
from onrecord.records import Document, Reading, Span

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


class Article(msgspec.Struct, frozen=True):
    """One page of a corpus with what stands in it.

    `part` is what the figures are broken down by (PolNeAR: the outlet; talks: the genre); `unit`
    is what the bootstrap draws (PolNeAR: the article; talks: the bundle, whose pages tell one story).
    """

    id: str
    unit: str
    part: str
    document: Document
    text: str
    attributions: tuple[Attribution, ...]
    furniture: tuple[Range, ...] = ()


class _Annotated(msgspec.Struct, frozen=True):
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    id: str | None = None
    nested_in: str | None = None

    def attribution(self) -> Attribution:
        return Attribution(self.source, self.cue, self.content, self.id, self.nested_in)


class _PolnearArticle(msgspec.Struct, frozen=True):
    id: str
    outlet: str
    published_on: str
    text: str
    attributions: tuple[_Annotated, ...]


class _TalksPage(msgspec.Struct, frozen=True):
    id: str
    outlet: str
    published: str | None
    genre: str
    url: str | None
    text: str
    statements: tuple[_Annotated, ...]
    furniture: tuple[Range, ...]


class _BundleId(msgspec.Struct, frozen=True):
    id: str


class _TalksBundle(msgspec.Struct, frozen=True):
    bundle: _BundleId
    pages: tuple[_TalksPage, ...]


class MissingCorporaError(OnrecordError):
    """The corpora are not where they are looked for."""


def bundle_lines(path: Path) -> Iterator[bytes]:
    """The lines of a corpus file, packed or not; MissingCorporaError where it is not there."""
    if not path.is_file():
        raise MissingCorporaError(
            f"{path} is not there; `--corpora` names the folder that holds polnear/ and talks/"
        )
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from (line for line in lines if line.strip())


def load_polnear(corpora: Path = CORPORA) -> list[Article]:
    """PolNeAR's development part: 84 articles of 7 outlets."""
    out = []
    for line in bundle_lines(corpora / "polnear" / "dev.jsonl.gz"):
        article = msgspec.json.decode(line, type=_PolnearArticle)
        document = Document(
            name=article.id,
            data=article.text.encode(),
            kind="text",
            charset="utf-8",
            source_id=article.id,
            outlet=article.outlet,
            published_on=article.published_on,
        )
        out.append(
            Article(
                id=article.id,
                unit=article.id,
                part=article.outlet,
                document=document,
                text=article.text,
                attributions=tuple(one.attribution() for one in article.attributions),
            )
        )
    return out


def load_talks(corpora: Path = CORPORA) -> list[Article]:
    """The development part of our own corpus: pages of made-up negotiations in several genres."""
    out = []
    for line in bundle_lines(corpora / "talks" / "dev.jsonl"):
        bundle = msgspec.json.decode(line, type=_TalksBundle)
        for page in bundle.pages:
            document = Document(
                name=page.id,
                data=page.text.encode(),
                kind="text",
                charset="utf-8",
                source_id=page.id,
                url=page.url,
                outlet=page.outlet,
                published_on=page.published,
            )
            out.append(
                Article(
                    id=page.id,
                    unit=bundle.bundle.id,
                    part=page.genre,
                    document=document,
                    text=page.text,
                    attributions=tuple(one.attribution() for one in page.statements),
                    furniture=page.furniture,
                )
            )
    return out


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """What was read, in the scorers' form."""
    return tuple(
        Attribution(
            _ranges(statement.source),
            _ranges(statement.cue),
            _ranges(statement.content),
            statement.id,
            statement.nested_in,
            statement.confidence,
        )
        for statement in reading.statements
    )


def _ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)
