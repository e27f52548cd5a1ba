"""From readings to units: one entity of one page, with its mentions and the statements that it makes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.records import Entity, EntityKind, Span
from onrecord.track.people.entity import HeldRole, NamedReading, NamedStatement, Ref
from onrecord.track.people.names import PersonName, parse_name
from onrecord.track.people.spelling import fold, romanise
from onrecord.track.people.titles import PRONOUNS

_MOST = 0.5  # names on more of the record's pages than this tell no story from another …
_MANY_PAGES = 20  # … where there are so many pages


@dataclass(slots=True)
class Unit:
    """An entity of a page. `names` are its spellings, the fullest first; `day` is the page's, ISO 8601.

    `keys` are what it is known by in the stories of others, `story` those of the page's others, each with
    the name as it is written.
    """

    page: str
    outlet: str | None
    day: str | None
    kind: EntityKind
    names: tuple[str, ...]
    party: str | None
    roles: tuple[HeldRole, ...]
    mentions: list[Ref] = field(default_factory=list)
    statements: list[NamedStatement] = field(default_factory=list)
    parsed: tuple[PersonName, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    story: Mapping[str, str] = field(default_factory=dict)

    def mention_of(self, spelling: str) -> Ref:
        """The first mention with this spelling, else the first of all."""
        return next((one for one in self.mentions if spelling in one.text), self.mentions[0])


def find_units(readings: Iterable[tuple[str, NamedReading]]) -> list[Unit]:
    """The named entities of the readings' pages, in order; each reading comes with its page's key.

    An entity that is only ever called by a nominal or a pronoun has no name to go by, and is left out.
    """
    return [unit for key, reading in readings for unit in _of_page(key, reading)]


def tell_stories(units: Iterable[Unit]) -> None:
    """Give each unit the other names of its page (its `story`), but those that stand on most pages."""
    pages: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        pages[unit.page].append(unit)
    counts = Counter(key for page in pages.values() for key in {key for unit in page for key in unit.keys})
    bound = len(pages) * _MOST if len(pages) >= _MANY_PAGES else len(pages)
    for page in pages.values():
        told = {key: name for unit in page for key, name in unit.keys.items() if counts[key] <= bound}
        for unit in page:
            unit.story = {key: name for key, name in told.items() if key not in unit.keys}


def _of_page(key: str, reading: NamedReading) -> list[Unit]:
    page = reading.page
    day = page.published.value if page.published else None
    by_id: dict[str, Unit] = {}
    for entity in reading.entities:
        names = tuple(name for name in (entity.name, *entity.aliases) if is_name(name, entity.kind))
        if names:
            by_id[entity.id] = Unit(
                page=key,
                outlet=page.outlet,
                day=day,
                kind=entity.kind,
                names=names,
                party=None if entity.party in names else entity.party,
                roles=_held(entity, key, day, page.outlet),
            )
    for mention in reading.mentions:
        if mention.kind == "name" and mention.entity in by_id:
            by_id[mention.entity].mentions.append(Ref(key, mention.start, mention.end, mention.text))
    for stmt in reading.statements:
        if stmt.speaker in by_id:
            unit = by_id[stmt.speaker]
            unit.statements.append(stmt)
            if not unit.mentions and stmt.source:
                unit.mentions.append(_ref(key, stmt.source[0]))
    units = [unit for unit in by_id.values() if unit.mentions]
    for unit in units:
        set_kind(unit, unit.kind)
    return units


def set_kind(unit: Unit, kind: EntityKind) -> None:
    """Make the unit one of this kind, with its names understood accordingly."""
    unit.kind = kind
    parsed = (parse_name(name) for name in unit.names if kind == "person")
    unit.parsed = tuple(dict.fromkeys(name for name in parsed if name.words))
    unit.keys = dict(_keys(unit))


def is_name(text: str, kind: EntityKind) -> bool:
    """Whether the words are a name: some word in capitals, no article before small letters, no mere title.

    >>> is_name("Baltic Port Union", "organisation"), is_name("the union", "organisation")
    (True, False)
    >>> is_name("al-Jaburi", "person"), is_name("MADAM SPEAKER", "person")
    (True, False)
    """
    if text.lower() in PRONOUNS or (kind == "person" and not parse_name(text).words):
        return False
    words = text.split()
    if words and words[0].lower() in {"the", "a", "an", "his", "her", "its", "their", "our", "your", "my"}:
        words = words[1:]
    return any(word[:1].isupper() or ("-" in word and word.split("-")[-1][:1].isupper()) for word in words)


def _held(entity: Entity, key: str, day: str | None, outlet: str | None) -> tuple[HeldRole, ...]:
    return tuple(HeldRole(role.text, day, outlet, _ref(key, role.span)) for role in entity.roles)


def _ref(key: str, span: Span) -> Ref:
    return Ref(key, span.start, span.end, span.text)


def _keys(unit: Unit) -> Iterable[tuple[str, str]]:
    """What the unit is to the stories of others: a person's last word, another's whole name; as written."""
    if unit.kind == "person":
        for name in reversed(unit.parsed):
            yield romanise(name.words[-1]), unit.names[0]
    else:
        for text in reversed(unit.names):
            yield " ".join(fold(text)), unit.names[0]
