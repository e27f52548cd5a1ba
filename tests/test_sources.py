from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.records import Document, Rejected
from onrecord.settings import MAX_PAGE_BYTES
from onrecord.sources import Given, is_one_page, iter_documents, open_document


def documents(*sources: str | Path, given: Given | None = None) -> list[Document]:
    found = list(iter_documents(sources, given or Given()))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def rejected(*sources: str | Path) -> list[Rejected]:
    found = list(iter_documents(sources))
    assert all(isinstance(item, Rejected) for item in found), found
    return [item for item in found if isinstance(item, Rejected)]


def only(items: list[Rejected]) -> tuple[str, str]:
    (item,) = items
    assert item.stage == "open"
    assert item.detail
    return item.source, item.reason


def test_a_file_keeps_its_bytes_and_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "talks.HTM"
    path.write_bytes(b"\xff<p>Enough.</p>\r\n")
    assert documents(path) == [Document(str(path), b"\xff<p>Enough.</p>\r\n", "html")]
    other = tmp_path / "talks"
    other.write_text("Enough.")
    assert documents(str(other))[0].kind is None


def test_a_folder_gives_its_pages_in_order_and_hides_the_hidden(tmp_path: Path) -> None:
    for name in ["b.txt", "a.html", "z/c.htm", "m/d.txt", ".hidden/e.txt", "m/.f.txt", "picture.png"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "m/pages.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    names = [os.path.relpath(doc.name, tmp_path) for doc in documents(tmp_path)]
    assert names == ["a.html", "b.txt", "m/d.txt", "m/pages.jsonl:1", "m/pages.jsonl:2", "z/c.htm"]


def test_a_folder_that_loops_into_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(documents(tmp_path)) == 1


def test_a_line_is_a_page_with_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    line = {"id": 7, "url": "https://post.example/1", "outlet": "Post", "published_on": "2031-05-02"}
    path.write_text(
        "\ufeff"
        + json.dumps(line | {"title": "Talks", "text": "“Énough.”"})
        + '\n\n{"html": "<p>x", "text": "y"}'
    )
    first, second = documents(path, given=Given(outlet="Other", published_on="2031-05"))
    assert first == Document(
        f"{path}:1",
        "“Énough.”".encode(),
        "text",
        "utf-8",
        "7",
        "https://post.example/1",
        "Talks",
        "Post",
        "2031-05-02",
    )
    assert (second.name, second.kind, second.data) == (f"{path}:3", "html", b"<p>x")
    assert (second.outlet, second.published_on) == ("Other", "2031-05")


def test_an_empty_field_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    line = {"url": "", "outlet": "", "published_on": "", "html": "", "text": "Enough."}
    path.write_text(json.dumps(line))
    (doc,) = documents(path, given=Given(outlet="Post", published_on="2031-05"))
    assert (doc.kind, doc.data, doc.url) == ("text", b"Enough.", None)
    assert (doc.outlet, doc.published_on) == ("Post", "2031-05")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "bad-line"),
        (b'{"text": 5}', "bad-line"),
        (b"[]", "bad-line"),
        (b"{}", "bad-line"),
        (b'{"text": null}', "bad-line"),
        (b'{"text": "\xe9"}', "bad-line"),
        (b'{"text": "\\ud800"}', "bad-line"),
        (b'{"text": " "}', "empty"),
        (b'{"html": ""}', "empty"),
        (b'{"text": "x", "published_on": "Friday"}', "bad-date"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b'{"text": "before"}\n' + line + b'\n{"text": "after"}\n')
    before, broken, after = iter_documents([path])
    assert isinstance(before, Document) and isinstance(after, Document)
    assert isinstance(broken, Rejected)
    assert (broken.source, broken.stage, broken.reason) == (f"{path}:2", "open", reason)


def test_a_line_too_long_to_be_a_page_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * (2 * MAX_PAGE_BYTES) + b'"}\n{"text": "after"}\n')
    broken, after = iter_documents([path])
    assert isinstance(broken, Rejected) and isinstance(after, Document)
    assert (broken.reason, broken.detail) == ("too-large", "larger than the limit of 20 MB a page")


def test_what_cannot_be_used_has_a_reason(tmp_path: Path) -> None:
    missing, empty, blank, large, folder, lines = (
        tmp_path / name
        for name in ["missing.txt", "empty.txt", "blank.html", "large.txt", "folder", "e.jsonl"]
    )
    empty.touch()
    blank.write_text(" \n")
    with large.open("wb") as file:
        file.truncate(50_000_000)
    folder.mkdir()
    lines.touch()
    assert only(rejected(missing)) == (str(missing), "missing")
    assert only(rejected(tmp_path / "missing.jsonl"))[1] == "missing"
    assert only(rejected(empty)) == (str(empty), "empty")
    assert only(rejected(blank)) == (str(blank), "empty")
    assert only(rejected(large)) == (str(large), "too-large")
    assert only(rejected(folder)) == (str(folder), "no-pages")
    assert only(rejected(lines)) == (str(lines), "empty")
    assert only(rejected("nul\0.txt"))[1] == "missing"
    assert [item.source for item in rejected(missing, empty)] == [str(missing), str(empty)]


def test_what_nobody_thought_of_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "deep.jsonl").write_bytes(b'{"x": ' + b"[" * 100_000 + b'\n{"text": "after"}\n')
    (tmp_path / "page.txt").write_text("Enough.")
    closed = io.BytesIO(b"Enough.")
    closed.close()
    sources: list[str | Path] = ["x" * 300, "-", tmp_path / "deep.jsonl", tmp_path / "page.txt"]
    long, stdin, deep, after, page = iter_documents(sources, stdin=closed)
    assert isinstance(long, Rejected) and long.reason == "unreadable"
    assert isinstance(stdin, Rejected) and (stdin.reason, stdin.source) == ("failed", "-")
    assert "ValueError" in stdin.detail and "closed" in stdin.detail
    assert isinstance(deep, Rejected) and deep.source.endswith("deep.jsonl:1")
    assert isinstance(after, Document) and isinstance(page, Document)


def test_a_file_of_json_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "reading.json"
    assert only(rejected(path))[1] == "missing"
    path.write_text('{"text": "Enough."}')
    (item,) = iter_documents([path])
    assert isinstance(item, Rejected) and item.reason == "json" and ".jsonl" in item.detail


def test_a_path_that_is_a_dash_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("Enough.")
    (doc,) = iter_documents([Path("-")], stdin=io.BytesIO(b"Other."))
    assert isinstance(doc, Document) and doc.data == b"Enough."


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert only(rejected(path))[1] == "unreadable"


def test_an_unreadable_file_has_a_reason() -> None:
    # reading a process's memory from its start fails on Linux, whoever asks
    if not Path("/proc/self/mem").exists():
        pytest.skip("needs /proc")
    assert only(rejected("/proc/self/mem"))[1] == "unreadable"


def test_standard_input_is_one_page() -> None:
    (doc,) = iter_documents(["-"], Given(title="Talks"), stdin=io.BytesIO(b"Enough."))
    assert doc == Document("-", b"Enough.", title="Talks")
    (nothing,) = iter_documents(["-"], stdin=io.BytesIO())
    assert isinstance(nothing, Rejected) and nothing.reason == "empty"


def test_addresses_of_other_kinds_are_refused() -> None:
    (item,) = iter_documents(["ftp://host.example/page"])
    assert isinstance(item, Rejected)
    assert (item.stage, item.reason) == ("fetch", "scheme")


def test_it_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")

    def one_and_no_more() -> Iterator[Path]:
        yield tmp_path / "a.txt"
        raise AssertionError("asked for more than one")

    assert isinstance(next(iter_documents(one_and_no_more())), Document)


def test_one_page_where_one_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text("{}")
    for source in [tmp_path, tmp_path / "pages.jsonl"]:
        with pytest.raises(SourceError) as caught:
            open_document(source)
        assert caught.value.reason == "several"
        assert not is_one_page(source)
    assert (
        is_one_page("-")
        and is_one_page("https://post.example/feed.jsonl")
        and is_one_page(tmp_path / "a.txt")
    )
