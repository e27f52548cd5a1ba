"""A dossier's first draft, out of what a record holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.dossier import Dossier, Issue, Party, Person, fold_alias
from onrecord.track.pages import TrackedPage
from onrecord.track.people import RecordEntity

_ISSUES = {
    "talks": ("holding talks", "whether to sit down at all"),
    "ceasefire": ("cease-fire", "whether and on what terms to stop fighting"),
    "venue": ("venue", "where to meet"),
}


def draft_dossier(pages: Iterable[TrackedPage], entities: Sequence[RecordEntity]) -> Dossier:
    """Parties, people and issues of the record, the most met first; names that several bear are left out.

    Parties are the sides that somebody speaks for or that take a stance, people those who speak and whose
    party is known. Issues are those on which stances were read.
    """
    sides: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    for page in pages:
        sides.update(stmt.on_behalf_of for stmt in page.statements if stmt.on_behalf_of)
        sides.update(stance.holder for stance in page.stances)
        issues.update(stance.issue for stance in page.stances)
    people = [one for one in entities if one.kind == "person" and one.statements]
    persons = {fold_alias(one.name) for one in people}
    sides.update(one.party for one in people if one.party)
    known = {fold_alias(one.name): one for one in entities}
    taken: set[str] = set()
    parties = []
    for name in sorted(sides, key=lambda name: (-sides[name], name)):
        if fold_alias(name) in persons or not _take(name, taken):
            continue
        entity = known.get(fold_alias(name))
        parties.append((name, entity))
    named = [(person, person.name) for person in people if _take(person.name, taken)]
    own = {name for name, _ in parties}
    return Dossier(
        parties=tuple(
            Party(name, _aliases(entity, taken), entity.kind if entity else None) for name, entity in parties
        ),
        people=tuple(
            Person(
                name,
                _aliases(person, taken),
                person.party if person.party in own else None,
                person.roles[0].text if person.roles else None,
            )
            for person, name in named
        ),
        issues=tuple(
            Issue(id, *_ISSUES.get(id, (id.replace("-", " "), "")))
            for id in sorted(issues, key=lambda id: (-issues[id], id))
        ),
    )


def _aliases(entity: RecordEntity | None, taken: set[str]) -> tuple[str, ...]:
    return tuple(alias.text for alias in entity.aliases if _take(alias.text, taken)) if entity else ()


def _take(name: str, taken: set[str]) -> bool:
    folded = fold_alias(name)
    if not folded or folded in taken:
        return False
    taken.add(folded)
    return True
