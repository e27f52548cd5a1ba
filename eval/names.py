"""Names across the pages of a bundle: is one person one entity, and are two people two?

What is counted is each *name mention*: the source of a gold statement with a named speaker, where the
source's words hold a name of that speaker (the name or an alias of bundle.json that is no common noun;
the longest that stands there). The bundle's pages are one record. B-cubed (Bagga and Baldwin 1998): for
each mention, the share of the mentions in its entity that are its speaker's (precision) and the share of
its speaker's that are in its entity (recall), averaged over all mentions of all bundles; F1 of the two.
The entity of a mention is the speaker of the statement whose source it is (for "Oslo said", Norway and
not the place), else the entity named there; a mention that has neither is an entity of its own.

    given   the entities of each page are those of the annotation, with all their names on that page and
            the party that they speak for there: what the step across pages does by itself
    bare    as `given`, without parties: by names and stories alone
    one     as `given`, with the pages of all bundles in one record
    read    the pages as onrecord reads them
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from eval.corpora import CORPORA, bundle_lines
from eval.figures import Counts, Score, interval, score, total
from eval.reading import Scored
from onrecord.model import Model
from onrecord.reading import read_many
from onrecord.records import DateEvidence, Document, Entity, Mention, Published, Reading
from onrecord.track.people import NamedReading, People, gather, named
from onrecord.track.people.entity import NamedPage
from onrecord.track.people.known import known_name
from onrecord.track.people.units import is_name

_ARTICLE = re.compile(r"(?:the|a|an|his|her|its|their|our|your|my)\s", re.IGNORECASE)
_SCALE = 10_000  # counts are whole numbers; shares are counted in this part of one
Place = tuple[str, int, int]


class _Statement(msgspec.Struct, frozen=True):
    source: tuple[tuple[int, int], ...]
    speaker: str | None
    party: str | None = msgspec.field(name="for", default=None)


class _Page(msgspec.Struct, frozen=True):
    id: str
    text: str
    statements: tuple[_Statement, ...]
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class _Named(msgspec.Struct, frozen=True):
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None


class _Cast(msgspec.Struct, frozen=True):
    id: str
    parties: tuple[_Named, ...]
    people: tuple[_Named, ...]

    @property
    def spellings(self) -> dict[str, str]:
        """The speaker of each spelling that is a name."""
        people = {one.name for one in self.people}
        return {
            alias: one.name
            for one in (*self.parties, *self.people)
            for alias in (*one.aliases, one.name)
            if not _ARTICLE.match(alias)
            and is_name(
                alias, "person" if one.name in people and one.role != "institution" else "organisation"
            )
        }


class Bundle(msgspec.Struct, frozen=True):
    """One bundle of the talks corpus, as far as names go."""

    bundle: _Cast
    pages: tuple[_Page, ...]


class NameMention(NamedTuple):
    """A name in a source, and whose it is."""

    place: Place
    speaker: str


def load_bundles(path: Path) -> list[Bundle]:
    """The bundles of a file that `talks.py build` made."""
    return [msgspec.json.decode(line, type=Bundle) for line in bundle_lines(path)]


def gold_mentions(bundle: Bundle) -> list[NameMention]:
    """The name mentions of the bundle's pages, each place once."""
    found: dict[Place, str] = {}
    spellings = bundle.bundle.spellings
    for page in bundle.pages:
        for stmt in page.statements:
            own = [alias for alias, name in spellings.items() if name == stmt.speaker]
            for start, end in stmt.source[:1]:
                for at, till in _occurrences(page.text, own, start, end)[:1]:
                    found[page.id, at, till] = stmt.speaker or ""
    return [NameMention(place, speaker) for place, speaker in found.items()]


def _occurrences(
    text: str, names: Iterable[str], start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where the names stand as whole words, the longest first at each place, without overlap."""
    ordered = sorted(set(names), key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    return [found.span() for found in pattern.finditer(text, start, len(text) if end is None else end)]


def given_reading(bundle: Bundle, page: _Page, *, parties: bool = True) -> NamedReading:
    """The page as a perfect reader of names would leave it: an entity for each of the cast it names."""
    told = {stmt.speaker: stmt.party for stmt in page.statements if stmt.party} if parties else {}
    spellings = bundle.bundle.spellings
    kinds = {one.name: "person" for one in bundle.bundle.people if one.role != "institution"}
    places = {place: spellings[page.text[slice(*place)]] for place in _occurrences(page.text, spellings)}
    for mention in gold_mentions(msgspec.structs.replace(bundle, pages=(page,))):
        _, start, end = mention.place
        places = {p: n for p, n in places.items() if p[1] <= start or p[0] >= end}
        places[start, end] = mention.speaker
    by_name: dict[str, list[str]] = defaultdict(list)
    mentions = []
    for (start, end), name in sorted(places.items()):
        text = page.text[start:end]
        if text not in by_name[name]:
            by_name[name].append(text)
        mentions.append(Mention(start, end, text, "name", entity=name))
    entities = []
    for name, texts in by_name.items():
        texts.sort(key=len, reverse=True)
        kind = kinds.get(name, "organisation")
        entities.append(Entity(name, texts[0], kind, tuple(texts[1:]), (), told.get(name)))  # type: ignore[arg-type]
    date = page.published
    published = Published(date, "day", DateEvidence("given", date)) if date else None
    return NamedReading(NamedPage(page.outlet, published), (), tuple(entities), tuple(mentions))


def b_cubed(gold: Mapping[Place, Hashable], found: Mapping[Place, Hashable]) -> Counts:
    """Sums of precision and recall over the gold mentions, in parts of 10,000, and their number."""
    entity = {place: found.get(place, place) for place in gold}
    both = Counter((entity[place], speaker) for place, speaker in gold.items())
    sizes, truth = Counter(entity.values()), Counter(gold.values())
    counts: Counts = Counter()
    for place, speaker in gold.items():
        right = both[entity[place], speaker]
        counts["precision",] += round(_SCALE * right / sizes[entity[place]])
        counts["recall",] += round(_SCALE * right / truth[speaker])
        counts["mentions",] += 1
    return counts


def measure(counts: Counts) -> Score:
    """B-cubed precision, recall and F1 in per cent."""
    whole = counts["mentions",] * _SCALE
    p, r = counts["precision",] / whole if whole else 0.0, counts["recall",] / whole if whole else 0.0
    return score(2 * p * r, 2 * r, 2 * p) if p + r else Score(0.0, 0.0, 0.0)


def names_f(counts: Counts) -> float:
    """B-cubed F1 in per cent."""
    return measure(counts).f


def _found(people: People, gold: Iterable[Place]) -> dict[Place, str]:
    """The entity at each gold place: that of the mention with most characters in common."""
    by_page: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (page, start, end), entity in people.mentions.items():
        by_page[page].append((start, end, entity))
    out = {}
    for place in gold:
        page, start, end = place
        shared = [(min(end, till) - max(start, at), entity) for at, till, entity in by_page[page]]
        most, entity = max(shared, default=(0, ""))
        if most > 0:
            out[place] = entity
    return out


def count_given(bundles: Sequence[Bundle], *, parties: bool = True) -> Counts:
    """The counts of these bundles as one record, with each page's entities given."""
    gold = {one.place: one.speaker for bundle in bundles for one in gold_mentions(bundle)}
    pages = ((bundle, page) for bundle in bundles for page in bundle.pages)
    readings = ((page.id, given_reading(bundle, page, parties=parties)) for bundle, page in pages)
    people = gather(readings, gazetteer=known_name)
    return b_cubed(gold, _found(people, gold))


def count_read(bundle: Bundle, readings: Mapping[str, Reading]) -> Counts:
    """The counts of a bundle as onrecord reads it; `readings` by the page's id."""
    gold = {one.place: one.speaker for one in gold_mentions(bundle)}
    people = gather(((page, named(reading)) for page, reading in readings.items()), gazetteer=known_name)
    return b_cubed(gold, _found(people, gold) | _spoken(people, readings, gold))


def _spoken(people: People, readings: Mapping[str, Reading], gold: Iterable[Place]) -> dict[Place, str]:
    """The speaker of the first statement whose source meets the place."""
    out: dict[Place, str] = {}
    for place in gold:
        page, start, end = place
        for stmt in readings[page].statements if page in readings else ():
            speaker = people.speakers.get((page, stmt.id))
            if speaker and any(span.start < end and start < span.end for span in stmt.source):
                out.setdefault(place, speaker)
    return out


def read_bundle(bundle: Bundle, model: Model) -> dict[str, Reading]:
    """The bundle's pages read, by their ids."""
    documents = [
        Document(
            name=page.id,
            data=page.text.encode(),
            kind="text",
            charset="utf-8",
            source_id=page.id,
            url=page.url,
            outlet=page.outlet,
            published_on=page.published,
        )
        for page in bundle.pages
    ]
    return {
        item.page.source_id: item
        for item in read_many(documents, model)
        if isinstance(item, Reading) and item.page.source_id
    }


def score_names(corpora: Path, model: Model) -> Scored:
    """The figures on the development part of talks; the bootstrap of `read` and `given` draws bundles."""
    bundles = load_bundles(corpora / "talks" / "dev.jsonl")
    read = [count_read(bundle, read_bundle(bundle, model)) for bundle in bundles]
    given = [count_given([bundle]) for bundle in bundles]
    bare = [count_given([bundle], parties=False) for bundle in bundles]
    figures = {"mentions": float(total(given)["mentions",])}
    for name, counts in (
        ("read", total(read)),
        ("given", total(given)),
        ("bare", total(bare)),
        ("one", count_given(bundles)),
    ):
        figures |= {f"{name}.{part}": value for part, value in measure(counts)._asdict().items()}
    found = {"read.f": interval(read, names_f), "given.f": interval(given, names_f)}
    return Scored(articles=(), counts=given, figures=figures, intervals=found, parts={})


def main(path: Path = CORPORA / "talks" / "train.jsonl") -> None:
    """Prints the figures of a file of bundles with each page's entities given, and where they fail."""
    bundles = load_bundles(path)
    whole: Counts = Counter()
    for bundle in bundles:
        counts = count_given([bundle])
        whole.update(counts)
        print(f"{bundle.bundle.id:16} {counts['mentions',]:4} {names_f(counts):6.1f}")
    print("given", whole["mentions",], *(f"{value:.2f}" for value in measure(whole)))
    bare = total([count_given([bundle], parties=False) for bundle in bundles])
    print("bare ", *(f"{value:.2f}" for value in measure(bare)))
    print("one  ", *(f"{value:.2f}" for value in measure(count_given(bundles))))


if __name__ == "__main__":
    import sys

    main(*map(Path, sys.argv[1:]))
