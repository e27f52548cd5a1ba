"""What a response says about its body: media type, charset, and the bytes behind a content coding."""

from __future__ import annotations

import zlib
from email.message import Message
from typing import Literal

from onrecord.errors import FetchError

_HTML = {"text/html", "application/xhtml+xml"}
_TEXT = {"text/plain", "text/markdown"}

# Read from a gzip or zlib header; bare deflate, which some servers send, has neither.
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_BARE_DEFLATE = -zlib.MAX_WBITS


def parse_content_type(header: str | None) -> tuple[Literal["html", "text"] | None, str | None]:
    """The page's kind and charset from a Content-Type header; (None, None) where it says nothing.

    FetchError("content-type") when the header names something that is not a page.
    """
    if header is None or not header.strip():
        return None, None
    message = Message()
    message["Content-Type"] = header
    media, charset = message.get_content_type(), message.get_content_charset()
    if media in _HTML:
        return "html", charset
    if media in _TEXT:
        # get_content_type falls back to text/plain on a header that it can't read, such as one sent twice
        return ("text" if media in header.lower() else None), charset
    raise FetchError("content-type", f"the address holds {media}, not a page of HTML or plain text")


class Decoder:
    """Undoes one content coding piece by piece, and never gives more than `limit` bytes in all.

    FetchError("too-large") as soon as there would be more, however little came over the wire;
    FetchError("encoding") for a coding that was not asked for or a damaged body.
    """

    def __init__(self, coding: str | None, limit: int) -> None:
        self._coding = (coding or "identity").strip().lower()
        if self._coding not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise FetchError(
                "encoding", f"the server sent the content coding {coding!r}, which it was not asked for"
            )
        self._limit = limit
        self._given = 0
        self._inflate = None if self._coding == "identity" else zlib.decompressobj(_GZIP_OR_ZLIB)
        self._started = False

    def feed(self, data: bytes) -> bytes:
        """The decoded bytes that `data` adds."""
        if self._inflate is None:
            return self._count(data)
        pieces = []
        while data:
            if self._inflate.eof and not data.strip(b"\0"):
                break  # some servers pad
            if self._inflate.eof:  # gzip allows several members one after another
                self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = self._inflate.decompress(data, self._limit - self._given + 1)
            except zlib.error as e:
                if self._started or self._coding != "deflate":
                    raise FetchError("encoding", f"the compressed body is damaged ({e})") from e
                self._inflate, self._started = zlib.decompressobj(_BARE_DEFLATE), True
                continue
            self._started = True
            pieces.append(self._count(piece))
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        return b"".join(pieces)

    def close(self) -> None:
        """FetchError("encoding") when the compressed body stops in the middle."""
        if self._inflate is not None and self._started and not self._inflate.eof:
            raise FetchError("encoding", "the compressed body stops in the middle")

    def _count(self, piece: bytes) -> bytes:
        self._given += len(piece)
        if self._given > self._limit:
            raise too_large(self._limit)
        return piece


def too_large(limit: int) -> FetchError:
    """The error for a body of more than `limit` bytes."""
    return FetchError("too-large", f"the page is larger than the limit of {limit / 1024**2:g} MB")
