"""What the bytes are, told before anything tries to read them as a page."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.errors import PageError
from onrecord.settings import MAX_PAGE_BYTES

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# First bytes of the formats that turn up under the name of a page (after the WHATWG MIME Sniffing
# Standard and the formats' own specifications).
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"(\xb5/\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
# Two printable letters are too little to go by: "BMW" and "MZee" begin sentences.
_NEEDS_CONTROLS = frozenset({b"BM", b"MZ", b"BZh", b"ID3"})

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|blockquote|table|ul|ol"
    rb"|script|link|span|figure)\b",
    re.IGNORECASE,
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_HEAD = 4096


def check_bytes(data: bytes) -> None:
    """Raises PageError where these bytes can't be a page.

    Reasons: "empty", "too-large", "binary" (the detail names the format where it is known).
    """
    if len(data) > MAX_PAGE_BYTES:
        raise PageError(
            "too-large",
            f"{len(data) / 1024**2:.1f} MB; pages of up to {MAX_PAGE_BYTES // 1024**2} MB are read. "
            "Split it, or give the article alone",
        )
    head = data[:_HEAD]
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise PageError("empty", "there are no characters in it")
        head = data.lstrip(b" \t\r\n")[:_HEAD]
    wide = head.startswith(_BOMS[1:])
    body = head.lstrip(b" \t\r\n")
    for signature, name in _SIGNATURES:
        if body.startswith(signature) and (signature not in _NEEDS_CONTROLS or _controls(body)):
            raise PageError("binary", f"it is {name}, not a page")
    if body[:4] == b"RIFF":
        raise PageError("binary", f"it is a RIFF file ({body[8:12].decode('latin-1').strip()}), not a page")
    if body[4:8] == b"ftyp":
        raise PageError("binary", "it is an MP4 video or HEIF image, not a page")
    if not wide and not _looks_utf16(head) and _controls(head) > len(head) // 20:
        raise PageError("binary", "it is binary data of an unknown format, not a page")


def tell_kind(data: bytes) -> Literal["html", "text"]:
    """ "html" where the first 4 kB hold the tags that begin a page, else "text"."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_utf16(head):
        head = head.replace(b"\x00", b"")
    body = head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")
    if not body.startswith(b"<"):
        return "text"
    return "html" if _HTML.search(body) or body.startswith((b"<!--", b"<?xml")) else "text"


def _controls(head: bytes) -> int:
    return sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)


def _looks_utf16(head: bytes) -> bool:
    """Western text in UTF-16 without a mark: every other byte is zero."""
    pairs = len(head) // 2
    if pairs < 8:
        return False
    return head[0 : pairs * 2 : 2].count(0) > pairs * 0.7 or head[1 : pairs * 2 : 2].count(0) > pairs * 0.7
