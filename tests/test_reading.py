from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.api import load_model
from onrecord.errors import PageError
from onrecord.reading import read, read_many
from onrecord.records import Document, Reading, Rejected, Span, to_json

pytestmark = pytest.mark.model

WIRE = """Port talks resume in Velsk

VELSK (Coast Wire) — Harbour Minister Edda Lunde said on Monday that the port of Velsk would reopen
“as soon as the pilots are back”.

“We have asked for a single thing,” Lunde told reporters. “It is a date, and we have not been given one.”

According to two union officials, the pilots have not been paid since March. A spokesman for the union,
Tomas Arai, said the shipping company had told him that it “would not pay a single day more”.

“Nobody here believes them any longer,” he said. “We will not move a ship.
"""


def document(text: str, name: str = "page") -> Document:
    return Document(name, text.encode("utf-8", "replace"), kind="text", published_on="2031-05-05")


def spans_of(reading: Reading) -> list[Span]:
    found = [s for stmt in reading.statements for s in (*stmt.source, *stmt.cue, *stmt.content)]
    return [*found, *(gap.span for gap in reading.gaps)]


def test_what_a_plain_report_says() -> None:
    reading = read(document(WIRE), load_model())
    by_words = {stmt.text: stmt for stmt in reading.statements}
    asked = next(s for text, s in by_words.items() if "a single thing" in text)
    assert [c.text for c in asked.content] == [
        "“We have asked for a single thing,”",
        "“It is a date, and we have not been given one.”",
    ]
    assert (asked.kind, [s.text for s in asked.source]) == ("direct", ["Lunde"])
    relayed = next(s for text, s in by_words.items() if "would not pay" in text and s.nested_in)
    outer = next(s for s in reading.statements if s.id == relayed.nested_in)
    assert "Tomas Arai" in outer.source[0].text
    assert relayed.said_at is not None and relayed.said_at.latest == "2031-05-05"


def test_an_unclosed_quotation_does_not_swallow_what_follows() -> None:
    more = WIRE + "\nThe ferry to Ostrand was not affected and sailed at noon with forty passengers aboard.\n"
    reading = read(document(more), load_model())
    assert any("We will not move a ship." in stmt.text for stmt in reading.statements)
    assert not any("ferry to Ostrand" in stmt.text for stmt in reading.statements)


def test_no_source_where_there_is_none() -> None:
    text = "The harbour\n\nIt is said that the port would reopen on Friday. It rained all day.\n"
    reading = read(document(text), load_model())
    assert all(not stmt.source and stmt.speaker_name is None for stmt in reading.statements)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*WIRE.split("\n"), "“", '"', "PENCE:", "Q.", "\u200d", "«", "- x", "(CROSSTALK)", "é" * 40]
        ),
        max_size=14,
    )
)
def test_every_span_is_the_text_it_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        reading = read(document(text), load_model())
    except PageError as error:
        assert error.reason in ("empty", "no-text")
        return
    page = reading.page
    assert page.text == text
    assert all(page.text[s.start : s.end] == s.text for s in spans_of(reading))
    known = {stmt.id for stmt in reading.statements}
    assert all(stmt.nested_in is None or stmt.nested_in in known - {stmt.id} for stmt in reading.statements)


def test_readings_do_not_depend_on_company_or_on_workers() -> None:
    model = load_model()
    paragraphs = WIRE.split("\n\n")
    documents = [document("\n\n".join(paragraphs[k:] + paragraphs[:k]), f"page-{k}") for k in range(5)]
    alone = [to_json(read(d, model)) for d in documents]
    for workers in (1, 4):
        together = [r for r in read_many(documents, model, workers=workers) if isinstance(r, Reading)]
        assert [to_json(r) for r in together] == alone


def test_what_is_not_read_keeps_its_place_and_its_reason(tmp_path: Path) -> None:
    broken = Rejected("nowhere.html", "open", "missing", "nowhere.html: no such file")
    documents: list[Document | Rejected] = [
        document(WIRE, "a"),
        broken,
        Document("b.html", b"%PDF-1.7 \x00\x01"),
        document(WIRE, "c"),
    ]
    for workers in (1, 3):
        results = list(read_many(documents, load_model(), workers=workers))
        assert [type(r) for r in results] == [Reading, Rejected, Rejected, Reading]
        assert results[1] == broken
        assert isinstance(results[2], Rejected)
        assert (results[2].source, results[2].stage, results[2].reason) == ("b.html", "page", "binary")


GERMAN = (
    "Die Verhandlungen über den Hafen wurden am Montag unterbrochen. „Wir warten auf ein Angebot“, sagte die "
    "Ministerin vor der Presse. Die Gewerkschaft erklärte, sie sei zu Gesprächen bereit, sobald die Löhne "
    "gezahlt würden. Eine Sprecherin der Reederei wies das zurück und sprach von einer Erpressung."
)


def test_another_language_is_refused_with_a_word_or_read_at_the_readers_risk() -> None:
    with pytest.raises(PageError) as error:
        read(document(GERMAN), load_model())
    assert error.value.reason == "language"
    assert "'de'" in error.value.detail and "--any-language" in error.value.detail
    reading = read(document(GERMAN), load_model(), any_language=True)
    assert reading.page.language == "de"


@pytest.mark.parametrize(
    "text",
    [
        "“WE WILL NOT MOVE A SHIP,” SAID TOMAS ARAI, THE UNION'S SPOKESMAN, ON MONDAY. " * 8,
        "Tbe rninister sa1d 0n Monday , tbat \" we wi11 not rnove ' a shlp . , “ ,, ” he sa1d ;; " * 20,
        WIRE.replace("\n", " ") * 30,
        "“" * 500 + "said" + "”" * 300,
        "he said, she said, " * 400,
    ],
)
def test_noisy_text_is_read_without_a_crash(text: str) -> None:
    reading = read(document(text), load_model(), any_language=True)
    assert all(reading.page.text[s.start : s.end] == s.text for s in spans_of(reading))
