from __future__ import annotations

import pytest

from onrecord.errors import PageError
from onrecord.page import build_page
from onrecord.page.sniff import check_bytes, tell_kind
from onrecord.records import Document
from onrecord.settings import MAX_PAGE_BYTES


@pytest.mark.parametrize(
    ("data", "reason", "named"),
    [
        (b"", "empty", "no characters"),
        (b" \r\n\t ", "empty", "no characters"),
        (b"\xef\xbb\xbf\n", "empty", "no characters"),
        (b"%PDF-1.7\n%\xe2\xe3", "binary", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary", "JPEG"),
        (b"GIF89a\x01\x00", "binary", "GIF"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "binary", "WEBP"),
        (b"PK\x03\x04\x14\x00", "binary", "ZIP"),
        (b"\x1f\x8b\x08\x00", "binary", "gzip"),
        (b"\x00\x00\x00\x18ftypmp42", "binary", "MP4"),
        (bytes(range(256)) * 20, "binary", "unknown format"),
        (b"x" * (MAX_PAGE_BYTES + 1), "too-large", "20 MB"),
    ],
)
def test_what_is_no_page_is_refused_by_name(data: bytes, reason: str, named: str) -> None:
    # Whatever the file is called: an extension proves nothing.
    for kind in (None, "html", "text"):
        with pytest.raises(PageError) as caught:
            build_page(Document(name="page.html", data=data, kind=kind))
        assert caught.value.reason == reason
        assert named in caught.value.detail


@pytest.mark.parametrize(
    "data", [b"BMW said on Monday", b"MZ is a title", b"ID3 is a name", "é".encode(), b"GIF"]
)
def test_text_that_begins_like_a_signature_is_text(data: bytes) -> None:
    check_bytes(data)
    assert tell_kind(data) == "text"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf  <!doctype HTML>", "html"),
        (b"<p>Orvia said no.</p>", "html"),
        (b"<!-- saved --><div>x</div>", "html"),
        ("<html><p>x</p>".encode("utf-16"), "html"),
        (b"Orvia said <b>no</b>.", "text"),
        (b"<abrezh> no talks", "text"),
        (b"{}", "text"),
    ],
)
def test_html_is_told_from_text(data: bytes, kind: str) -> None:
    assert tell_kind(data) == kind
