from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FetchError
from onrecord.fetch.content import Decoder, parse_content_type


@given(st.binary(max_size=3000), st.integers(1, 700), st.sampled_from(["gzip", "deflate", "identity"]))
def test_any_body_in_any_pieces_comes_back(body: bytes, size: int, coding: str) -> None:
    sent = {"gzip": gzip.compress(body), "deflate": zlib.compress(body), "identity": body}[coding]
    decoder = Decoder(coding, len(body))
    assert b"".join(decoder.feed(sent[i : i + size]) for i in range(0, len(sent), size)) == body
    decoder.close()


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 100))
def test_never_more_than_the_limit(length: int, limit: int, size: int) -> None:
    sent, decoder, given_out = gzip.compress(bytes(length)), Decoder("gzip", limit), 0
    try:
        for i in range(0, len(sent), size):
            given_out += len(decoder.feed(sent[i : i + size]))
    except FetchError as e:
        assert e.reason == "too-large"
        assert length > limit
    else:
        assert given_out == length <= limit


def test_padding_after_the_end_is_no_damage() -> None:
    decoder = Decoder("gzip", 100)
    assert decoder.feed(gzip.compress(b"Enough.") + bytes(9)) + decoder.feed(bytes(3)) == b"Enough."
    decoder.close()


def test_content_types() -> None:
    assert parse_content_type("Text/HTML;charset=Windows-1252") == ("html", "windows-1252")
    assert parse_content_type("application/xhtml+xml") == ("html", None)
    assert parse_content_type(" ") == (None, None)
    assert parse_content_type("nonsense") == (None, None)
    assert parse_content_type("text/html, text/html; charset=utf-8") == (None, "utf-8")
    with pytest.raises(FetchError, match="image/png"):
        parse_content_type("image/png")
