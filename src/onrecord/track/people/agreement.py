"""What two names agree in beside their letters: a role, a party, the story they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from rapidfuzz import fuzz

from onrecord.track.people.names import PersonName
from onrecord.track.people.spelling import fold
from onrecord.track.people.titles import ADDRESS, LITTLE, RANKS, ROLES
from onrecord.track.people.units import Unit

_STORY_DAYS = 60  # a story goes on no longer than this without being told
_SHARED = 2  # other names in common that make two pages tell one story; one does within …
_WEEK_DAYS = 7
_SAME_ROLE = 90.0  # rapidfuzz's token_set_ratio: "minister" is the "foreign minister", no "defence minister"
_LITTLE = ADDRESS | LITTLE
_OTHER_PARTY = 0.2
_OTHER_ROLE = 0.1
_OFFICES = ROLES - RANKS
_LONGEST_OFFICE = 6  # words
_SLIPS = 2  # a sex is told by more than so many times the titles that tell the other
_ROLES_KEPT = 12
_PARTIES_KEPT = 6


class Cluster:
    """Units that are one entity, with what further ones are held against."""

    def __init__(self, number: int, unit: Unit) -> None:
        self.number = number
        self.units = [unit]
        self.pages = {unit.page}
        self.names = dict.fromkeys(unit.parsed)
        self.roles = dict.fromkeys(_roles(unit))
        self.parties = {} if unit.party is None else {" ".join(fold(unit.party)): unit.party}
        self.sexes = Counter(name.sex for name in unit.parsed if name.sex)
        self.keys = dict(unit.keys)
        self.story = dict(unit.story)
        self.days = [day for day in (_day(unit.day),) if day]

    def take(self, other: Cluster) -> None:
        """Make the other's units this one's."""
        self.units += other.units
        self.pages |= other.pages
        self.names |= other.names
        self.roles |= other.roles
        self.parties |= other.parties
        self.sexes += other.sexes
        self.keys |= other.keys
        self.story |= other.story
        days = self.days + other.days
        self.days = [min(days), max(days)] if days else []

    @property
    def sex(self) -> str | None:
        """ "m" or "f" where the titles say so, a few slips aside."""
        for sex, count in self.sexes.items():
            if count > _SLIPS * (self.sexes.total() - count):
                return sex
        return None

    @property
    def full_names(self) -> list[PersonName]:
        """The names of more than a surname."""
        return [name for name in self.names if name.is_full]


def agreements(a: Cluster, b: Cluster) -> dict[str, str]:
    """What the two agree in: "role", "party", "story", each with the words that show it."""
    found: dict[str, str] = {}
    if role := _same_role(a, b):
        found["role"] = role
    if party := next((a.parties[key] for key in a.parties if key in b.parties), None):
        found["party"] = party
    if story := _same_story(a, b):
        found["story"] = ", ".join(story[:3])
    return found


def conflict(a: Cluster, b: Cluster) -> float:
    """What speaks against the two being one, from 0 to 1: the other sex, other parties, other roles.

    Parties and roles are told in many words and can be misread, so that only both together weigh.
    """
    if a.sex and b.sex and a.sex != b.sex:
        return 1.0
    parties = bool(a.parties and b.parties and not a.parties.keys() & b.parties.keys())
    roles = bool(_has_office(a) and _has_office(b) and _same_role(a, b) is None)
    return _OTHER_PARTY * parties + _OTHER_ROLE * roles


def _has_office(cluster: Cluster) -> bool:
    """Whether a role names an office, which another excludes as no rank and no description does."""
    roles = [set(role.split()) for role in cluster.roles]
    return any(words & _OFFICES and len(words) <= _LONGEST_OFFICE for words in roles)


def told_apart(a: Cluster, b: Cluster) -> bool:
    """Whether pages hold both as two: more than a fifth of the smaller's, for a page may err."""
    shared = len(a.pages & b.pages)
    return shared * 5 > min(len(a.pages), len(b.pages))


def days_apart(a: Cluster, b: Cluster) -> int:
    """The days between the nearest pages of the two; 0 where one has no date."""
    if not a.days or not b.days:
        return 0
    return max(0, (min(b.days) - max(a.days)).days, (min(a.days) - max(b.days)).days)


def _roles(unit: Unit) -> Iterable[str]:
    texts = [*(role.text for role in unit.roles), *(name.role for name in unit.parsed)]
    for text in texts:
        words = [word for word in fold(text) if word not in _LITTLE]
        if words:
            yield " ".join(words)


def _same_role(a: Cluster, b: Cluster) -> str | None:
    for one in list(a.roles)[:_ROLES_KEPT]:
        for other in list(b.roles)[:_ROLES_KEPT]:
            if one == other or fuzz.token_set_ratio(one, other) >= _SAME_ROLE:
                return min(one, other, key=len)
    return None


def _same_story(a: Cluster, b: Cluster) -> list[str]:
    """Other names that both stand beside; none where the dates are far apart, or too few are shared."""
    apart = days_apart(a, b)
    if apart > _STORY_DAYS:
        return []
    few, many = sorted((a.story, b.story), key=len)
    shared = sorted(few[key] for key in few if key in many and key not in a.keys and key not in b.keys)
    near = apart <= _WEEK_DAYS and a.days and b.days
    return shared if len(shared) >= (1 if near else _SHARED) else []


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{value[:10]}-01-01"[:10]) if value else None
    except ValueError:
        return None
