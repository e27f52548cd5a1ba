"""What a person names (a file, a folder, an address, `-`) to the documents behind it, one at a time.

A source that can't be used becomes a `Rejected` in its place and the rest goes on, so nothing here
raises for what the outside world holds.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from onrecord.errors import SourceError
from onrecord.isodates import parse_date
from onrecord.records import Document, Frozen, Rejected
from onrecord.settings import MAX_PAGE_BYTES

_KINDS: dict[str, Literal["html", "text"]] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_IN_FOLDERS = {".html", ".htm", ".txt", ".jsonl"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Given(Frozen, frozen=True):
    """What the caller knows of pages that can't say so themselves; a line of a .jsonl file wins over it.

    `published_on` is ISO 8601: a year, month, day or time.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None

    def over(self, document: Document) -> Document:
        """The document with what is known here in the place of what it says."""
        known = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(document, **known) if known else document


_NOTHING = Given()


class _Line(msgspec.Struct):
    """One line of a .jsonl file: a page as `text` or `html` (which wins when both are there)."""

    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    text: str | None = None
    html: str | None = None


_decode_line = msgspec.json.Decoder(_Line).decode


def iter_documents(
    sources: Iterable[str | Path], given: Given = _NOTHING, *, stdin: BinaryIO | None = None
) -> Iterator[Document | Rejected]:
    """The documents of the sources, in order and one at a time.

    A source is a file, a folder (its .html, .htm, .txt and .jsonl files at any depth, hidden ones
    left out, in order of their names), a .jsonl file (a page a line), an http(s) address, or "-"
    for standard input (`stdin`, when given). What can't be used comes as a `Rejected`.
    """
    for source in sources:
        name = str(source)
        if isinstance(source, str) and (name == "-" or _SCHEME.match(name)):
            yield _attempt(source, given, stdin)
        elif _is_folder(path := Path(source)):
            yield from _iter_folder(path, given)
        elif path.suffix.lower() == ".jsonl":
            yield from _iter_lines(path, given)
        else:
            yield _attempt(source, given, stdin)


def open_document(source: str | Path, given: Given = _NOTHING, *, stdin: BinaryIO | None = None) -> Document:
    """The one document of a source; SourceError says why there is none, or that there are several."""
    name = str(source)
    if isinstance(source, str) and name == "-":
        return given.over(Document(name, _read_bounded(stdin or sys.stdin.buffer, name)))
    if isinstance(source, str) and _SCHEME.match(name):
        # Only an address needs the network's libraries, and they take a while to load.
        from onrecord.fetch.http import fetch_page

        return given.over(fetch_page(name))
    path = Path(source)
    if _is_folder(path) or path.suffix.lower() == ".jsonl":
        raise SourceError("several", f"{name} holds several pages, and one was asked for")
    with _open(path) as file:
        if path.suffix.lower() == ".json":
            raise SourceError("json", "a .json file is no page; a .jsonl file with a page a line is read")
        kind = _KINDS.get(path.suffix.lower())
        return given.over(Document(name, _read_bounded(file, name), kind))


def is_one_page(source: str | Path) -> bool:
    """Whether the source stands for one page at most: not for a folder or a .jsonl file."""
    if isinstance(source, str) and _SCHEME.match(source):
        return True
    return Path(source).suffix.lower() != ".jsonl" and not _is_folder(Path(source))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a parent that can't be looked into: opening it will say so
        return False


def _attempt(source: str | Path, given: Given, stdin: BinaryIO | None) -> Document | Rejected:
    try:
        return open_document(source, given, stdin=stdin)
    except Exception as e:  # one source must not end a run of thousands; the reason is kept and shown
        return _rejected(str(source), e)


def _iter_folder(folder: Path, given: Given) -> Iterator[Document | Rejected]:
    found = False
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() not in _IN_FOLDERS:
                continue
            found = True
            yield from iter_documents([path], given)
    for error in unreadable:
        yield _rejected(str(error.filename), error)
    if not found and not unreadable:
        yield _rejected(
            str(folder), SourceError("no-pages", "the folder holds no .html, .htm, .txt or .jsonl file")
        )


def _iter_lines(path: Path, given: Given) -> Iterator[Document | Rejected]:
    found = False
    try:
        with _open(path) as file:
            for number, line in enumerate(_bounded_lines(file), 1):
                if isinstance(line, bytes) and not line.strip():
                    continue
                found = True
                name = f"{path}:{number}"
                try:
                    yield _parse_line(name, line, given)
                except Exception as e:
                    yield _rejected(name, e)
    except Exception as e:
        yield _rejected(str(path), e)
    else:
        if not found:
            yield _rejected(str(path), SourceError("empty", "the file holds no lines"))


def _bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of the file; None in the place of one that is too long to be a page."""
    first = True
    while line := file.readline(MAX_PAGE_BYTES + 1):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if len(line) <= MAX_PAGE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_PAGE_BYTES)
        yield None


def _parse_line(name: str, line: bytes | None, given: Given) -> Document:
    if line is None:
        raise _too_large()
    try:
        page = _decode_line(line)
    except msgspec.ValidationError as e:
        raise SourceError("bad-line", f"the line is not a page: {e}") from e
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise SourceError("bad-line", f"the line is not JSON: {e}") from e
    # Exports write "" where there is nothing: an empty field says no more than one that is left out.
    is_html = bool(page.html and page.html.strip()) or page.text is None
    content = page.html if is_html else page.text
    if content is None:
        raise SourceError("bad-line", 'the line has neither "text" nor "html"')
    if not content.strip():
        raise SourceError("empty", "the page is empty")
    if page.published_on and parse_date(page.published_on) is None:
        raise SourceError("bad-date", f"published_on is {page.published_on!r}, not a date like 2022-02-25")
    return Document(
        name=name,
        data=content.encode(),
        kind="html" if is_html else "text",
        charset="utf-8",
        source_id=None if page.id is None else str(page.id),
        url=page.url or given.url,
        title=page.title or given.title,
        outlet=page.outlet or given.outlet,
        published_on=page.published_on or given.published_on,
    )


def _open(path: Path) -> BinaryIO:
    try:
        # A named pipe, such as a shell's <(command), has no size to look at beforehand.
        if path.is_file() and path.suffix.lower() != ".jsonl" and path.stat().st_size > MAX_PAGE_BYTES:
            raise _too_large()
        return path.open("rb")
    except OSError as e:
        raise _os_reason(e) from e
    except ValueError as e:  # a null character in the name
        raise SourceError("missing", f"there can be no such file ({e})") from e


def _read_bounded(file: BinaryIO, name: str) -> bytes:
    try:
        data = file.read(MAX_PAGE_BYTES + 1)
    except OSError as e:
        raise _os_reason(e) from e
    if len(data) > MAX_PAGE_BYTES:
        raise _too_large()
    if not data.strip():
        raise SourceError("empty", "standard input is empty" if name == "-" else "the file is empty")
    return data


def _too_large() -> SourceError:
    return SourceError("too-large", f"larger than the limit of {MAX_PAGE_BYTES // 1024**2} MB a page")


def _os_reason(error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceError("missing", "there is no such file or folder")
    if isinstance(error, PermissionError):
        return SourceError("unreadable", "no permission to read it")
    return SourceError("unreadable", error.strerror or str(error))


def _rejected(name: str, error: Exception) -> Rejected:
    if isinstance(error, OSError):
        error = _os_reason(error)
    if not isinstance(error, SourceError):  # what nobody thought of, told as it is
        return Rejected(name, "open", "failed", f"{type(error).__name__}: {error}")
    return Rejected(name, error.stage, error.reason, error.detail)
