"""A dossier's TOML, and each mistake in it with its line and what was expected."""

from __future__ import annotations

import difflib
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.dossier.parts import Dossier, Hypothesis, Issue, Party, Person
from onrecord.errors import DossierError

MAX_DOSSIER_BYTES = 2 * 1024**2
"""The largest dossier that is read, in bytes; a negotiation's takes some kilobytes."""


class _Key(NamedTuple):
    """A key of a table: whether it must be there, and whether it is a list of texts."""

    required: bool = False
    many: bool = False


_TABLES: dict[str, dict[str, _Key]] = {
    "party": {"name": _Key(required=True), "aliases": _Key(many=True), "kind": _Key()},
    "person": {"name": _Key(required=True), "aliases": _Key(many=True), "party": _Key(), "role": _Key()},
    "issue": {"id": _Key(required=True), "label": _Key(), "description": _Key()},
    "hypothesis": {"text": _Key(required=True)},
}
_Path = tuple[str | int, ...]
_Mistake = tuple[_Path, str]


def load_dossier(path: str | Path) -> Dossier:
    """The dossier in this file; DossierError tells each mistake with its line and what was expected."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise DossierError(str(path), [(None, f"can't be read: {reason}; expected a TOML file")]) from error
    except ValueError as error:  # a NUL in the path
        raise DossierError(repr(str(path)), [(None, f"can't be read: {error}")]) from error
    if len(data) > MAX_DOSSIER_BYTES:
        raise DossierError(
            str(path), [(None, f"has {len(data):,} bytes; expected at most {MAX_DOSSIER_BYTES:,}")]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DossierError(str(path), [(line, "is not UTF-8; save the file as UTF-8")]) from error
    return parse_dossier(text, str(path))


def parse_dossier(text: str, name: str = "dossier") -> Dossier:
    """The dossier in this TOML text; DossierError names each mistake of `name` with its line."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, message = _place(error, text)
        raise DossierError(name, [(line, f"is not TOML: {message}")]) from error
    except RecursionError as error:
        raise DossierError(name, [(None, "is nested too deeply; expected tables like [[party]]")]) from error
    mistakes = [*_shape_mistakes(tables)] or [*_sense_mistakes(tables)]
    if mistakes:
        raise DossierError(name, [(find_line(text, path), message) for path, message in mistakes])
    return Dossier(
        title=tables.get("title", ""),
        parties=tuple(Party(**_frozen(table)) for table in tables.get("party", ())),
        people=tuple(Person(**_frozen(table)) for table in tables.get("person", ())),
        issues=tuple(Issue(**_frozen(table)) for table in tables.get("issue", ())),
        hypotheses=tuple(Hypothesis(**_frozen(table)) for table in tables.get("hypothesis", ())),
    )


def find_line(text: str, path: Sequence[str | int]) -> int | None:
    """The line (from 1) on which the statement begins that gives a valid TOML text this key.

    tomllib tells no lines; but every whole number of statements is a TOML text of its own, and each
    more only adds, so the first of them that has the key ends with its statement. None where no one has.
    """
    lines = text.splitlines(keepends=True)
    low, high = 0, len(lines)  # the key is not in the text of `low` lines, and is in that of `high`
    if not _has(_parse(lines), path):
        return None
    while True:
        middle = (low + high) // 2
        while middle > low and _parse(lines[:middle]) is None:
            middle -= 1
        if middle == low:  # what lies between begins one statement, or several lines that end none
            middle = (low + high) // 2 + 1
            while middle < high and _parse(lines[:middle]) is None:
                middle += 1
            if middle >= high:
                return low + 1
        if _has(_parse(lines[:middle]), path):
            high = middle
        else:
            low = middle


def _parse(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("".join(lines))
    except tomllib.TOMLDecodeError:
        return None


def _has(value: Any, path: Sequence[str | int]) -> bool:
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _place(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line that tomllib puts at the end of its message, and the rest of it."""
    message, _, place = str(error).rpartition(" (at ")
    digits = "".join(char if char.isdigit() else " " for char in place).split()
    line = int(digits[0]) if digits else max(1, len(text.splitlines()))
    return line, message[:1].lower() + message[1:]


def _shape_mistakes(tables: Mapping[str, Any]) -> Iterator[_Mistake]:
    """Unknown keys, wrong types, what is missing."""
    for name, value in tables.items():
        if name == "title":
            if not isinstance(value, str):
                yield (name,), f"title is {_kind(value)}; expected a text"
        elif name not in _TABLES:
            yield (name,), f"{name!r} is not known here{_suggest(name, ('title', *_TABLES))}"
        elif not isinstance(value, list):
            yield (name,), f"{name} is {_kind(value)}; expected [[{name}]] with two brackets, once for each"
        else:
            for number, table in enumerate(value):
                yield from _table_mistakes((name, number), name, table)


def _table_mistakes(path: _Path, name: str, table: Any) -> Iterator[_Mistake]:
    if not isinstance(table, dict):
        yield path[:1], f"{name} holds {_kind(table)}; expected tables that begin with [[{name}]]"
        return
    keys = _TABLES[name]
    for key, value in table.items():
        if key not in keys:
            yield (*path, key), f"{key!r} is not a key of [[{name}]]{_suggest(key, keys)}"
        elif keys[key].many:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                found = "a list with something else in it" if isinstance(value, list) else _kind(value)
                yield (
                    (*path, key),
                    f'{key} is {found}; expected a list of texts like ["Moscow", "the Kremlin"]',
                )
            elif not all(fold_alias(item) for item in value):
                yield (*path, key), f"{key} holds an empty name; expected names with letters in them"
        elif not isinstance(value, str):
            yield (*path, key), f"{key} is {_kind(value)}; expected a text in quotation marks"
        elif keys[key].required and not value.strip():
            yield (*path, key), f"{key} is empty; expected a text"
    for key, rule in keys.items():
        if rule.required and key not in table:
            yield path, f'this [[{name}]] has no {key}; expected {key} = "…"'


def _sense_mistakes(tables: Mapping[str, Any]) -> Iterator[_Mistake]:
    """Names claimed twice, people of unknown parties, issues of one id."""
    owners: dict[str, tuple[str, str]] = {}
    for name in ("party", "person"):
        for number, table in enumerate(tables.get(name, ())):
            for key, alias in [("name", table["name"]), *(("aliases", a) for a in table.get("aliases", ()))]:
                owner = owners.setdefault(fold_alias(alias), (name, table["name"]))
                if owner != (name, table["name"]):
                    yield (
                        (name, number, key),
                        f"{alias!r} names the {owner[0]} {owner[1]!r} already; expected a name of one alone",
                    )
                elif key == "name" and any(other["name"] == alias for other in tables[name][:number]):
                    yield (name, number, key), f"the {name} {alias!r} is there already; expected it once"
    parties = [table["name"] for table in tables.get("party", ())]
    for number, table in enumerate(tables.get("person", ())):
        party = table.get("party")
        if party is not None and party not in parties:
            hint = _suggest(party, parties) if parties else "; expected the name of a [[party]] of this file"
            yield ("person", number, "party"), f"there is no party {party!r}{hint}"
    seen: set[str] = set()
    for number, table in enumerate(tables.get("issue", ())):
        if table["id"] in seen:
            yield ("issue", number, "id"), f"the issue {table['id']!r} is there already; expected it once"
        seen.add(table["id"])


def fold_alias(name: str) -> str:
    """The name without accents, case and signs, by which two are the same."""
    text = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in text).split())


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "a date or time")


def _suggest(word: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(word.casefold(), [name.casefold() for name in known], n=1, cutoff=0.6)
    original = {name.casefold(): name for name in known}
    if near:
        return f"; did you mean {original[near[0]]!r}?"
    return f"; expected one of {', '.join(known)}"


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
