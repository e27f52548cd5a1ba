from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from onrecord.corrections.brat import parse_brat
from onrecord.corrections.correction import Correction
from onrecord.errors import CorrectionError
from onrecord.export.brat import MANIFEST, brat_files
from onrecord.export.selection import ExportedPage
from tests.store.made import TALKS, make_reading

EXPORTED = ExportedPage("ab" * 32, make_reading(*TALKS))
FILES = {name: data.decode() for name, data in brat_files([EXPORTED])}
(ANN,) = (name for name in FILES if name.endswith(".ann"))
TEXT = EXPORTED.page.text


def corrected(change: Callable[[str], str]) -> list[Correction]:
    changed = change(FILES[ANN])
    assert changed != FILES[ANN]
    return parse_brat(FILES | {ANN: changed})


def mistakes_of(files: dict[str, str]) -> list[tuple[str, int | None, str]]:
    with pytest.raises(CorrectionError) as caught:
        parse_brat(files)
    return caught.value.mistakes


def test_what_was_not_changed_is_no_correction() -> None:
    assert parse_brat(FILES) == []
    assert parse_brat(FILES | {ANN: FILES[ANN].replace("\n", "\r\n")}) == []


def test_a_moved_content_is_a_correct() -> None:
    start = TEXT.index("the cease-fire")
    old = f"{start} {start + 40}\tthe cease-fire at Lake Orlova would hold"
    assert old in FILES[ANN]
    (made,) = corrected(lambda ann: ann.replace(old, f"{start} {start + 14}\tthe cease-fire"))
    assert (made.action, made.page, made.statement) == ("correct", EXPORTED.key, "s1")
    assert made.value == {"content": ((start, start + 14),)}
    assert made.line == 1 and made.file == ANN


def test_a_speaker_and_a_kind_are_corrected() -> None:
    (made,) = corrected(lambda ann: ann.replace("\ts1 Zdeněk Hálek", "\ts1 Zdena Hálková"))
    assert made.value == {"speaker_name": "Zdena Hálková"}
    (made,) = corrected(lambda ann: ann.replace("Kind T1 indirect", "Kind T1 mixed"))
    assert made.value == {"kind": "mixed"}
    (made,) = corrected(lambda ann: ann.replace("\tManner T1 said", "\tManner T1 denied"))
    assert made.value == {"manner": "denied"}


def test_a_content_that_is_gone_is_a_reject() -> None:
    def drop(ann: str) -> str:
        gone = ("T1\t", "R1\t", "R2\t", "A1\t", "A2\t", "#1\t", "T2\t", "T3\t")
        return "".join(line for line in ann.splitlines(True) if not line.startswith(gone))

    (made,) = corrected(drop)
    assert (made.action, made.statement, made.value) == ("reject", "s1", {})


def test_a_content_without_our_note_was_missed() -> None:
    start = TEXT.index("Rain kept")
    (made,) = corrected(
        lambda ann: ann + f"T90\tContent {start} {start + 9}\tRain kept\n#90\tAnnotatorNotes T90\tsee there\n"
    )
    assert (made.action, made.statement, made.why) == ("correct", None, "see there")
    assert made.value == {"content": ((start, start + 9),)}


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (lambda ann: ann.replace("the cease-fire at", "a truce at"), 1, "the text there is"),
        (lambda ann: ann + "T91\tContent 5 99999\tx\n", -1, "lies outside of the text"),
        (lambda ann: ann + "R91\tSaidBy Arg1:T1 Arg2:T99\n", -1, "leads to T99, which is not in the file"),
        (lambda ann: ann + "what is this\n", -1, "no annotation that is known here"),
        (lambda ann: ann.replace("Kind T1 indirect", "Kind T1 loud"), 6, "expected direct, indirect, mixed"),
        (
            lambda ann: ann.replace("R1\tSaidBy Arg1:T1 Arg2:T2", "R1\tSaidBy Arg1:T1 Arg2:T3"),
            4,
            "expected a Source",
        ),
        (lambda ann: ann + ann.splitlines(True)[0], -1, "stands here a second time"),
    ],
)
def test_a_mistake_is_told_with_its_line(change: Callable[[str], str], line: int, words: str) -> None:
    changed = change(FILES[ANN])
    ((file, at, told), *_) = mistakes_of(FILES | {ANN: changed})
    assert file == ANN and words in told
    assert at == (line if line > 0 else changed.count("\n"))


def test_the_folder_must_be_the_exported_one() -> None:
    without = {name: data for name, data in FILES.items() if name != MANIFEST}
    assert "is missing" in mistakes_of(without)[0][2]
    assert "is damaged" in mistakes_of(FILES | {MANIFEST: json.dumps([1])})[0][2]
    assert "keep the names" in mistakes_of(FILES | {"other.ann": ""})[0][2]
    no_text = {name: data for name, data in FILES.items() if not name.endswith(".txt")}
    assert ".txt beside it" in mistakes_of(no_text)[0][2]
