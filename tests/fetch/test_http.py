from __future__ import annotations

import socket
import time

import pytest

from onrecord import __version__
from onrecord.errors import FetchError
from onrecord.fetch.http import Limits, fetch_page

from .conftest import PAGE


def reason(url: str, limits: Limits | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        fetch_page(url, limits)
    assert caught.value.stage == "fetch"
    assert caught.value.detail
    return caught.value.reason


def test_a_page_comes_with_its_address_kind_and_charset(server: str) -> None:
    doc = fetch_page(f"{server}/page#top")
    assert (doc.name, doc.url, doc.fetched_from) == (f"{server}/page#top", None, f"{server}/page")
    assert (doc.kind, doc.charset, doc.data.decode()) == ("html", "utf-8", PAGE)


def test_says_who_asks(server: str) -> None:
    assert fetch_page(f"{server}/agent").data.decode().startswith(f"onrecord/{__version__}")


def test_charset_and_kind_follow_the_header(server: str) -> None:
    latin = fetch_page(f"{server}/latin")
    assert (latin.charset, latin.data.decode("iso-8859-1")) == ("iso-8859-1", "<p>Café</p>")
    assert fetch_page(f"{server}/plain").kind == "text"
    untyped = fetch_page(f"{server}/untyped")
    assert (untyped.kind, untyped.charset) == (None, None)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "bare-deflate"])
def test_content_codings_are_undone(server: str, coding: str) -> None:
    assert fetch_page(f"{server}/{coding}").data.decode() == PAGE


def test_redirects_are_followed_and_counted(server: str) -> None:
    doc = fetch_page(f"{server}/hop/5")
    assert (doc.name, doc.fetched_from) == (f"{server}/hop/5", f"{server}/page")
    assert reason(f"{server}/hop/6") == "redirects"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("to-file", "scheme"),
        ("nowhere-to-go", "status"),
        ("to-no-host", "address"),
        ("nowhere", "not-found"),
        ("forbidden", "forbidden"),
        ("busy", "status"),
        ("pdf", "content-type"),
        ("empty", "empty"),
        ("cut-gzip", "encoding"),
        ("brotli", "encoding"),
        ("short", "connection"),
    ],
)
def test_what_is_not_a_page_has_a_reason(server: str, path: str, expected: str) -> None:
    assert reason(f"{server}/{path}") == expected


@pytest.mark.parametrize("path", ["declared-large", "endless", "bomb"])
def test_size_is_limited_while_it_streams(server: str, path: str) -> None:
    with pytest.raises(FetchError, match="limit of 1 MB") as caught:
        fetch_page(f"{server}/{path}", Limits(max_bytes=1024**2))
    assert caught.value.reason == "too-large"


def test_when_to_come_back_is_told(server: str) -> None:
    with pytest.raises(FetchError, match=r"503 Service Unavailable \(try again after 120\)"):
        fetch_page(f"{server}/busy")


@pytest.mark.parametrize("path", ["hang", "drip-body", "drip-head"])
def test_an_address_that_never_answers_ends_in_time(server: str, path: str) -> None:
    started = time.monotonic()
    assert reason(f"{server}/{path}", Limits(total_timeout_s=0.4)) == "timeout"
    assert time.monotonic() - started < 2


def test_a_silent_server_ends_at_the_read_limit(server: str) -> None:
    assert reason(f"{server}/hang", Limits(read_timeout_s=0.3)) == "timeout"


def test_nobody_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert reason(f"http://127.0.0.1:{port}/") == "connection"


def test_a_server_without_tls(server: str) -> None:
    assert reason(server.replace("http:", "https:") + "/page") == "tls"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("ftp://host/page", "scheme"),
        ("http://", "address"),
        ("http://host:port/", "address"),
        ("http://xn--/", "address"),
    ],
)
def test_addresses_that_are_none(url: str, expected: str) -> None:
    assert reason(url) == expected


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_a_port_that_is_none_is_told(server: str, port: int) -> None:
    # 65536 more than the server's own port would be taken for it.
    for one in (port, int(server.rpartition(":")[2]) + 65536):
        with pytest.raises(FetchError, match=f"port {one} is out of range") as caught:
            fetch_page(f"http://127.0.0.1:{one}/page")
        assert caught.value.reason == "address"
