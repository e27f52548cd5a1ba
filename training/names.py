"""Names in annotated pages, as far as they are known without a reader: silver labels.

Talks names its persons and parties with their aliases. PolNeAR's sources are persons often enough to
be read off their form. Countries and well-known cities come from babel. A capitalised word that none of
these explains is *unknown* to the tagger, not "no name".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale

Named = tuple[int, int, str]  # start, end, kind ("" where only the extent is known)

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_WORDS = tomllib.loads(Path(__file__).with_name("names.toml").read_text())
_CALENDAR, _BODY, _ROLES = (frozenset(_WORDS[key]) for key in ("calendar", "bodies", "roles"))
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|Prof|President|Senator|Governor|Secretary|"
    r"Congressman|Congresswoman|Justice|Judge|Minister|Ambassador|Mayor|King|Queen|Pope|Sheikh)\.? "
    r"((?:[A-Z][\w’'-]+|[A-Z]\.|al-\w+|bin|van|von|de|der|el|da|dos)"
    r"(?: (?:[A-Z][\w’'-]+|[A-Z]\.|al-\w+|bin|van|von|de|der|da|dos))*)"
)
_PERSON = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z]\.)?(?: (?:Mc|Mac|O[’']|De|Le|La)?[A-Z][a-z’'-]+){1,2}")
_PLACE = re.compile(r"\b(?:in|near|outside) ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?)(?=[\s,.;)])")
_NO_PLACE = re.compile(r"[A-Z]{2}|(?:ish|ic|ian|ese|ean)$")


@cache
def world() -> dict[str, str]:
    """Countries and well-known cities by their English names."""
    locale = Locale("en")
    zones = {zone.split("/")[-1].replace("_", " ") for zone in available_timezones() if "/" in zone}
    known = {city: "place" for city in zones if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", city)}
    known.update(dict.fromkeys(_WORDS["places"], "place"))
    known.update({name: "state" for code, name in locale.territories.items() if code.isalpha()})
    known.update({"United States": "state", "U.S.": "state", "Britain": "state", "America": "state"})
    known.update(dict.fromkeys(_WORDS["organisations"], "organisation"))
    known["Georgia"] = ""
    for name in (*_CALENDAR, *_WORDS["not_cities"]):
        known.pop(name, None)
    return known


def persons_of(sources: Iterable[str], text: str) -> dict[str, str]:
    """Persons by the form of the sources and by titles, with their surnames: name → kind."""
    known: dict[str, str] = {}
    for source in sources:
        found = _PERSON.fullmatch(source.strip())
        if found and not _BODY & set(found[0].split()) and found[0] not in world():
            known[found[0]] = "person"
    for found in _TITLE.finditer(text):
        if (
            not _ROLES & set(found[1].split())
            and not _BODY & set(found[1].split())
            and found[1].split()[0] not in _CALENDAR
        ):
            known[found[1]] = "person"
    known = {re.sub(r"[’']s?$", "", name): kind for name, kind in known.items()}
    for name in list(known):
        surname = name.split()[-1]
        if surname not in world() and surname[0].isupper():
            known.setdefault(surname, "person")
    return known


def names_in(text: str, known: dict[str, str]) -> tuple[list[Named], list[tuple[int, int]]]:
    """The known names of a text, and the capitalised words that may be names or not, both in order."""
    table = {**world(), **{name: kind for name, kind in known.items() if _is_name(name)}}
    for found in _PLACE.finditer(text):
        words = found[1].split()
        plain = len(words) == 1 or words[0] in {
            "San",
            "New",
            "South",
            "North",
            "East",
            "West",
            "Port",
            "El",
            "Los",
        }
        if plain and found[1] not in table and _is_place(found[1]):
            table.setdefault(found[1], "place")
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(n) for n in sorted(table, key=len, reverse=True)) + r")(?!\w)"
    )
    names = [(m.start(), m.end(), table[m[0]]) for m in pattern.finditer(text)]
    covered = [False] * len(text)
    for start, end, _ in names:
        covered[start:end] = [True] * (end - start)
    lower = {w for w in _WORD.findall(text) if w.islower()}
    unknown = [
        m.span()
        for m in re.finditer(r"\w+", text)
        if m[0][0].isupper()
        and not covered[m.start()]
        and m[0].lower() not in lower
        and m[0] not in _CALENDAR
    ]
    # A name that touches an unexplained capital may be part of a longer one.
    touching = {s for s, _ in unknown}
    sure: list[Named] = []
    for start, end, kind in names:
        after = re.match(r"\s+(?=[A-Z])", text[end : end + 3])
        before = re.search(r"(\w+)\s$", text[max(0, start - 30) : start])
        if (after and end + after.end() in touching) or (before and start - len(before[0]) in touching):
            unknown.append((start, end))
        else:
            sure.append((start, end, kind))
    return sure, sorted(unknown)


def _is_place(name: str) -> bool:
    """Not a house, a month, a tongue or an abbreviation."""
    words = {re.sub(r"[’']s?$", "", word) for word in name.split()}
    return not (_CALENDAR | _BODY | _ROLES) & words and not re.search(
        r"[A-Z]{2}|(?:ish|ic|ian|ese|ean)$", name
    )


def _is_name(name: str) -> bool:
    """With a capital, and more than roles, pronouns and a calendar's words."""
    words = [w.strip(".").capitalize() for w in name.split()]
    return name[:1].isupper() and not set(words) <= _ROLES and name not in _CALENDAR
