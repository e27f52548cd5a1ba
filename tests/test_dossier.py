from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dossier import (
    MAX_DOSSIER_BYTES,
    Dossier,
    Hypothesis,
    Issue,
    Party,
    Person,
    find_line,
    load_dossier,
    parse_dossier,
    write_dossier,
)
from onrecord.errors import DossierError, OnrecordError

WHOLE = """title = "Cease-fire talks"

# who
[[party]]
name = "Russia"
aliases = [
  "Moscow",
  "the Kremlin",
]
kind = "state"

[[person]]
name = "Dmitry Peskov"
aliases = ["Peskov"]
party = "Russia"
role = "Kremlin spokesman"

[[issue]]
id = "talks"
label = "holding talks"
description = '''
whether to sit down
at all'''

[[hypothesis]]
text = "Russia is playing for time"
"""


def test_all_that_a_dossier_names() -> None:
    assert parse_dossier(WHOLE) == Dossier(
        title="Cease-fire talks",
        parties=(Party("Russia", ("Moscow", "the Kremlin"), "state"),),
        people=(Person("Dmitry Peskov", ("Peskov",), "Russia", "Kremlin spokesman"),),
        issues=(Issue("talks", "holding talks", "whether to sit down\nat all"),),
        hypotheses=(Hypothesis("Russia is playing for time"),),
    )
    assert parse_dossier("") == Dossier()


def test_the_documentation_shows_a_dossier_that_is_one() -> None:
    page = (Path(__file__).parents[1] / "docs" / "dossier.md").read_text("utf-8")
    shown = parse_dossier(page.partition("```toml\n")[2].partition("```")[0])
    assert (len(shown.parties), len(shown.people), len(shown.issues), len(shown.hypotheses)) == (1, 1, 1, 1)


_TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() != "")


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.lists(_TEXTS, max_size=3), _TEXTS, _TEXTS)
def test_what_is_written_is_read_back(title: str, texts: list[str], label: str, role: str) -> None:
    dossier = Dossier(
        title=title,
        parties=(Party("Norway", ("Oslo", "the 'ministry'"), label),),
        people=(Person("Mira Solvang", (), "Norway", role),),
        issues=(Issue("talks", label, role),),
        hypotheses=tuple(map(Hypothesis, texts)),
    )
    assert parse_dossier(write_dossier(dossier)) == dossier


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("titel = 'x'", 1, ["titel", "did you mean 'title'"]),
        ("\n[[partys]]\nname = 'x'", 2, ["partys", "did you mean 'party'"]),
        ("[[party]]\nname = 'x'\nalias = ['y']", 3, ["alias", "did you mean 'aliases'"]),
        ("[[party]]\nname = 'x'\naliases = [\n 'a',\n 3\n]", 3, ["list of texts"]),
        ("[[party]]\nname = 'x'\naliases = 'a'", 3, ["a text", "list of texts"]),
        ("[[party]]\nname = 7", 2, ["a number", "expected a text"]),
        ("[[party]]\nname = 'x'\n\n[[party]]\nkind = 'state'", 4, ["no name"]),
        ("[[party]]\nname = ' '", 2, ["empty"]),
        ("[party]\nname = 'x'", 1, ["[[party]]"]),
        ("title = 2022-02-25", 1, ["a date or time"]),
        ("[[person]]\nname = 'P'\nparty = 'Rusia'\n[[party]]\nname = 'Russia'", 3, ["did you mean 'Russia'"]),
        ("[[person]]\nname = 'P'\nparty = 'Russia'", 3, ["no party 'Russia'"]),
        ("[[party]]\nname = 'A'\naliases = ['x']\n[[party]]\nname = 'B'\naliases = ['X']", 6, ["party 'A'"]),
        ("[[party]]\nname = 'A'\n[[party]]\nname = 'A'", 4, ["already"]),
        ("[[issue]]\nid = 'a'\n[[issue]]\nid = 'a'", 4, ["'a' is there already"]),
        ("[[issue]]\nlabel = 'a'", 1, ["no id"]),
        ("[[hypothesis]]\n", 1, ["no text"]),
        ("a = 1\nb = = 2", 2, ["not TOML"]),
        ("a = 1\na = 2", 2, ["not TOML"]),
        ("title = 'x", 1, ["not TOML"]),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_expected(
    text: str, line: int, words: list[str]
) -> None:
    with pytest.raises(DossierError) as told:
        parse_dossier(text, "talks.toml")
    assert f"talks.toml:{line}: " in str(told.value)
    assert line in [where for where, _ in told.value.mistakes]
    for word in words:
        assert word in str(told.value)


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(DossierError) as told:
        parse_dossier("[[party]]\nnam = 'x'\n[[issue]]\nidd = 'y'\n")
    assert [line for line, _ in told.value.mistakes] == [2, 1, 4, 3]
    assert isinstance(told.value, OnrecordError)


def test_one_name_twice_in_one_entry_is_no_mistake() -> None:
    assert parse_dossier("[[party]]\nname = 'A'\naliases = ['a', 'A.']").parties[0].name == "A"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"title = '\xff'", ":1: is not UTF-8"),
        (b"#" * (MAX_DOSSIER_BYTES + 1), "expected at most"),
        (b"\xef\xbb\xbftitel = 1", "did you mean 'title'"),
    ],
)
def test_a_file_that_is_no_dossier(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "talks.toml"
    file.write_bytes(data)
    with pytest.raises(DossierError, match=words) as told:
        load_dossier(file)
    assert str(file) in str(told.value)


@pytest.mark.parametrize("name", ["missing.toml", ".", "nul\0"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(DossierError, match="can't be read"):
        load_dossier(f"{tmp_path}/{name}")


_STATEMENTS = st.lists(
    st.sampled_from(
        [
            "# a remark",
            "",
            "[[party]]",
            "[[issue]]",
            "list = [\n 1,\n\n # two\n 2\n]",
            'long = """\na\n[[b]]\n"""',
            "x = 1",
        ]
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(_STATEMENTS)
def test_the_line_is_where_the_statement_begins(statements: list[str]) -> None:
    text, seen = "", 1
    lines: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, statement in enumerate(statements):
        if statement.startswith("[["):
            name = statement.strip("[]")
            counts[name] = counts.get(name, -1) + 1
            table = (name, counts[name])
            lines[table] = seen
        elif "=" in statement:
            key = f"key{number}"
            lines[(*table, key)] = seen
            statement = key + " " + statement[statement.index("=") :]
        text += statement + "\n"
        seen += statement.count("\n") + 1
    for path, line in lines.items():
        assert find_line(text, path) == line
    assert find_line(text, ("nowhere",)) is None


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("[]party\nname='\"aliases#{}1, "), max_size=60) | st.text(max_size=60))
def test_any_text_is_a_dossier_or_told_to_be_none(text: str) -> None:
    try:
        parse_dossier(text)
    except DossierError as error:
        assert error.mistakes and all(message for _, message in error.mistakes)
    else:
        tables: dict[str, Any] = tomllib.loads(text)
        assert set(tables) <= {"title", "party", "person", "issue", "hypothesis"}
