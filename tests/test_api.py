from __future__ import annotations

import ast
from pathlib import Path
from typing import assert_type

import pytest

import onrecord

TEXT = "“We will be at the table on Monday,” said Mira Solvang, the port's chief. Nobody else spoke.\n"


def test_what_is_exported() -> None:
    assert sorted(onrecord.__all__) == [  # type: ignore[attr-defined]
        "Block",
        "DateEvidence",
        "Document",
        "Dossier",
        "DossierError",
        "FetchError",
        "Gap",
        "Given",
        "ModelError",
        "ModelId",
        "OnrecordError",
        "Page",
        "PageError",
        "Published",
        "Reading",
        "RecordError",
        "Rejected",
        "SaidAt",
        "SourceError",
        "Span",
        "Statement",
        "UsageError",
        "__version__",
        "from_json",
        "load_dossier",
        "load_model",
        "open",
        "people",
        "read",
        "read_many",
        "to_json",
        "track",
    ]
    for name in onrecord.__all__:  # type: ignore[attr-defined]
        assert getattr(onrecord, name) is not None
        assert name in dir(onrecord)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = onrecord.nothing  # type: ignore[attr-defined]


def test_type_checkers_see_what_is_exported() -> None:
    stub = Path(onrecord.__file__).with_suffix(".pyi")
    said = set()
    for node in ast.parse(stub.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                assert alias.name == alias.asname
                said.add((alias.name, node.module))
    home = {(name, module) for module, names in onrecord._HOMES.items() for name in names}  # type: ignore[attr-defined]
    assert said == home


@pytest.mark.model
def test_a_page_from_anywhere_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    sources: list[str | Path | bytes | onrecord.Document] = [
        path,
        str(path),
        TEXT.encode(),
        onrecord.Document("x", TEXT.encode()),
    ]
    readings = [onrecord.read(source, outlet="Fjord Post", published_on="2031-05-02") for source in sources]
    assert readings == [readings[0]] * 4
    (stmt,) = readings[0].statements
    assert_type(stmt.source[0].start, int)  # as those who use the package see it
    assert stmt.text == "“We will be at the table on Monday,”"
    assert readings[0].page.outlet == "Fjord Post"
    assert onrecord.from_json(onrecord.to_json(readings[0]), onrecord.Reading) == readings[0]


@pytest.mark.model
def test_many_pages_keep_their_order_and_say_what_failed(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"Page {n}. {TEXT}", "utf-8")
    (folder / "3.txt").write_bytes(b"")
    sources: list[Path | bytes] = [
        folder,
        b"Nobody spoke on that day, and nobody came.",
        tmp_path / "missing.txt",
    ]
    alone = list(onrecord.read_many(sources, given=onrecord.Given(outlet="Fjord Post")))
    assert list(onrecord.read_many(sources, given=onrecord.Given(outlet="Fjord Post"), workers=3)) == alone
    reasons = [item.reason if isinstance(item, onrecord.Rejected) else None for item in alone]
    assert reasons == [None, None, None, "empty", None, None, None, "missing"]
    assert {item.page.outlet for item in alone if isinstance(item, onrecord.Reading)} == {"Fjord Post"}


def test_one_source_that_gives_no_page_raises(tmp_path: Path) -> None:
    with pytest.raises(onrecord.SourceError) as caught:
        onrecord.read(tmp_path / "missing.txt")
    assert caught.value.reason == "missing"
    assert str(caught.value).startswith(f"{tmp_path / 'missing.txt'}: ")
    with pytest.raises(onrecord.SourceError, match="several"):
        onrecord.read(tmp_path)
    with pytest.raises(onrecord.UsageError, match="published_on"):
        onrecord.read(b"Nobody spoke.", published_on="Friday")


def test_a_record_is_opened_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "talks.db"))
    with pytest.raises(onrecord.RecordError):
        onrecord.open(create=False)
    with onrecord.open() as record:
        assert record.counts().pages == 0
    assert (tmp_path / "talks.db").exists()
