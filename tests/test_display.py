from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from lxml import etree, html

import onrecord.display  # noqa: F401  (fills `displays`)
from onrecord.records import Reading, SaidAt, Span, displays
from onrecord.store import open_record
from onrecord.track.courses import Course, Point
from onrecord.track.pages import Evidence
from onrecord.track.shifts import Shift, Side
from tests.people import READINGS, fill
from tests.store.made import TALKS, make_reading

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def shown(record: object) -> etree._Element:
    """What a notebook gets, after the rules that hold for all of it."""
    text = record._repr_html_()  # type: ignore[attr-defined]
    assert isinstance(text, str)
    root: etree._Element = html.fragment_fromstring(text)
    assert not list(root.iter("script", "img", "iframe", "link"))
    for element in root.iter():
        assert not [name for name in map(str, element.keys()) if name.startswith("on") or name == "style"]
    for style in root.iter("style"):
        css = (style.text or "").strip()
        # One rule holds all others, so that none reaches the rest of the notebook.
        assert re.match(r"@scope \(\.onrecord[-a-z]*\) \{", css) and css.endswith("}")
        depths = [css[:at].count("{") - css[:at].count("}") for at in range(1, len(css))]
        assert min(depths[30:]) >= 1
        assert not re.search(r"(?m)^\s*(html|body|main|:root)\b", css)
    return root


def text_of(root: etree._Element) -> str:
    for style in list(root.iter("style")):
        style.text = ""
    return " ".join(" ".join(str(part) for part in root.itertext()).split())


def evidence(text: str, url: str | None = None) -> Evidence:
    return Evidence("k", None, url, "Fjord Post", 0, len(text), text, speaker_name="Mira Solvang")


def test_a_reading_shows_its_text_with_marks() -> None:
    reading = make_reading(*TALKS, HOSTILE)
    root = shown(reading)
    text = text_of(root)
    assert "the cease-fire at Lake Orlova would hold" in text and HOSTILE in text
    contents = [element for element in root.iter("span") if "content" in (element.get("class") or "").split()]
    assert len({element.get("class") for element in contents}) == len(TALKS) - 1 + 1  # and the key's
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert {link.get("href") for link in root.iter("a") if (link.get("href") or "").startswith("#")} <= {
        f"#{one}" for one in ids
    }


def test_a_reading_of_a_later_kind_is_shown_as_one() -> None:
    class Later(Reading, frozen=True):
        more: int = 0

    fields = {name: getattr(READINGS[0], name) for name in Reading.__struct_fields__}
    assert "Sergei Orlov" in text_of(shown(Later(**fields)))


def test_rows_are_a_table_of_what_they_have(tmp_path: Path) -> None:
    fill(tmp_path / "a.db")
    with open_record(tmp_path / "a.db") as record:
        rows = record.statements()
        text = text_of(shown(rows))
        assert text.startswith("5 rows") and "the port stays shut" in text and "Fjord Post" in text
        assert "nested in" not in text  # no row has it
        assert text_of(shown(record.statements(text="nothing at all"))) == "0 rows"
        many = type(rows)([rows[0]] * 70, type(rows[0]))
        root = shown(many)
        assert len(list(root.iter("tr"))) == 51 and "and 20 more" in text_of(root)


def test_a_course_has_a_line_a_point() -> None:
    at = SaidAt("2031-05-12", "2031-05-12", "day")
    course = Course(
        HOSTILE,
        "talks",
        (
            Point(at, "against", (), (evidence("no talks", "javascript:alert(1)"),)),
            Point(
                None, "conditional", ("if the guns leave",), (evidence("we would", "https://a.example/1"),)
            ),
        ),
    )
    root = shown(course)
    text = text_of(root)
    assert f"{HOSTILE} on talks" in text
    assert "2031-05-12 ▼ against no talks Mira Solvang, Fjord Post" in text
    assert "undated ◆ conditional if the guns leave" in text
    assert [link.get("href") for link in root.iter("a")] == ["https://a.example/1"]


def test_a_shift_has_both_sides_and_its_announcement() -> None:
    before = Side("against", SaidAt("2031-05-12", None, "day"), (evidence("no talks"),))
    after = Side("for", None, (evidence("we will sit down"),))
    shift = Shift("Norland", "talks", before, after, evidence("changed its mind"), None)
    text = text_of(shown(shift))
    assert "Norland has moved on talks" in text
    assert text.index("no talks") < text.index("we will sit down") < text.index("changed its mind")
    quiet = msgspec.structs.replace(shift, announced=None)
    assert "announced" not in text_of(shown(quiet))


def test_what_has_no_display_keeps_its_plain_form() -> None:
    assert Span(0, 1, "a")._repr_html_() is None
    assert set(displays) == {"Reading", "Rows", "Course", "Shift"}


@pytest.mark.parametrize("code", ["onrecord.Reading", "onrecord.read", "onrecord.from_json"])
def test_whoever_takes_a_name_from_onrecord_gets_the_display(code: str) -> None:
    program = f"import sys, onrecord; {code}; print('onrecord.display' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "True"
    if code != "onrecord.read":
        assert done.stdout.split()[1] == "False"
