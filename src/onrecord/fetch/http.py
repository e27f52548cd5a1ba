"""One http(s) address to a document, within limits of time, size and redirects."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from onrecord import __version__
from onrecord.errors import FetchError
from onrecord.fetch.content import Decoder, parse_content_type, too_large
from onrecord.fetch.targets import check_host, check_peer
from onrecord.records import Document, Frozen
from onrecord.settings import MAX_PAGE_BYTES

_HEADERS = {
    "User-Agent": f"onrecord/{__version__} (reads single news pages on a person's request)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}
_LAST_PORT = 65535
_PORTS = {"http": 80, "https": 443}
_REASONS = {401: "forbidden", 403: "forbidden", 404: "not-found", 410: "not-found", 451: "forbidden"}


class Limits(Frozen, frozen=True):
    """How much one address may cost.

    `connect_timeout_s` and `read_timeout_s` bound one wait each, `total_timeout_s` the whole
    (redirects included); `max_bytes` bounds the body, before and after decompression.
    """

    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0
    total_timeout_s: float = 60.0
    max_bytes: int = MAX_PAGE_BYTES
    max_redirects: int = 5


def fetch_page(url: str, limits: Limits | None = None, *, public_only: bool = False) -> Document:
    """The document at an http(s) address; its `fetched_from` is where the redirects ended.

    With `public_only` (for addresses that other people name) hosts of private and local networks are
    refused, at every redirect; a proxy of the environment, which could lead there, is not used.
    FetchError says why there is no document: its `reason` is "scheme", "address", "private",
    "connection", "tls", "timeout", "redirects", "not-found", "forbidden", "status", "content-type",
    "encoding", "too-large" or "empty".
    """
    limits = limits or Limits()
    timeout = httpx.Timeout(limits.read_timeout_s, connect=limits.connect_timeout_s)
    with (
        httpx.Client(
            timeout=timeout, headers=_HEADERS, follow_redirects=False, trust_env=not public_only
        ) as client,
        _Deadline(limits.total_timeout_s, public_only=public_only) as deadline,
    ):
        try:
            return _follow(client, _parse_address(url), url, limits, deadline)
        except UnicodeError as e:  # httpx decodes the host of a redirect whether it is followed or not
            raise FetchError("address", f"{url} redirects to what is not an address ({e})") from e
        except httpx.TimeoutException as e:
            raise _timed_out(e, limits) from e
        except (httpx.HTTPError, httpx.StreamError) as e:
            if deadline.passed:
                raise deadline.error() from e
            raise _broken(e) from e


def _follow(
    client: httpx.Client, address: httpx.URL, name: str, limits: Limits, deadline: _Deadline
) -> Document:
    for _ in range(limits.max_redirects + 1):
        deadline.check()
        if deadline.public_only:
            check_host(address.host, address.port or _PORTS[address.scheme])
        with client.stream("GET", address, extensions={"trace": deadline.watch}) as response:
            if response.has_redirect_location:
                address = _next_address(address, response.headers["Location"])
                continue
            _check_status(response)
            kind, charset = parse_content_type(response.headers.get("Content-Type"))
            data = _read_body(response, limits, deadline)
        if not data.strip():
            raise FetchError("empty", "the page is empty")
        return Document(name=name, data=data, kind=kind, charset=charset, fetched_from=str(address))
    raise FetchError("redirects", f"the address redirects more than {limits.max_redirects} times")


def _read_body(response: httpx.Response, limits: Limits, deadline: _Deadline) -> bytes:
    length = response.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length) > limits.max_bytes:
        raise too_large(limits.max_bytes)
    decoder = Decoder(response.headers.get("Content-Encoding"), limits.max_bytes)
    pieces, came = [], 0
    for piece in response.iter_raw():
        deadline.check()
        came += len(piece)
        if came > limits.max_bytes:
            raise too_large(limits.max_bytes)
        pieces.append(decoder.feed(piece))
    deadline.check()
    decoder.close()
    return b"".join(pieces)


def _parse_address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url).copy_with(fragment=None)
        host = address.host  # decoded only now: "xn--" and its like are refused here
    except (httpx.InvalidURL, ValueError) as e:
        raise FetchError("address", f"{url!r} is not an address ({e})") from e
    if address.scheme not in {"http", "https"}:
        raise FetchError("scheme", f"{address.scheme}: is not http or https")
    if not host:
        raise FetchError("address", f"{url!r} names no host")
    if address.port is not None and not 1 <= address.port <= _LAST_PORT:
        # The system's resolver would take the number's last 16 bits for a port.
        raise FetchError("address", f"{url!r}: the port {address.port} is out of range (1 to {_LAST_PORT})")
    return address


def _next_address(address: httpx.URL, location: str) -> httpx.URL:
    try:
        target = address.join(location)
    except (httpx.InvalidURL, ValueError) as e:
        raise FetchError("address", f"{address} redirects to {location!r}, which is not an address") from e
    if target.scheme not in {"http", "https"}:
        raise FetchError("scheme", f"{address} redirects to {target}, which is not an http(s) address")
    return _parse_address(str(target))


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == 200 or status == 203:
        return
    detail = f"the answer was {status} {response.reason_phrase}".rstrip()
    if "Retry-After" in response.headers:
        detail += f" (try again after {response.headers['Retry-After']})"
    raise FetchError(_REASONS.get(status, "status"), detail)


def _timed_out(error: httpx.TimeoutException, limits: Limits) -> FetchError:
    if isinstance(error, httpx.ConnectTimeout):
        return FetchError("timeout", f"no connection within {limits.connect_timeout_s:g} s")
    return FetchError("timeout", f"no answer within {limits.read_timeout_s:g} s")


def _broken(error: Exception) -> FetchError:
    causes: BaseException | None = error
    while causes is not None:
        if isinstance(causes, ssl.SSLError):
            return FetchError("tls", f"no trusted connection ({causes.reason or causes})")
        causes = causes.__cause__ or causes.__context__
    return FetchError("connection", str(error) or "the connection broke off")


class _Deadline:
    """Ends a fetch at its total time limit, even while it waits for a byte.

    The client's own limits are per wait, so a server that drips one byte at a time would hold it
    for ever. At the deadline the sockets in use are shut down, which ends any such wait.
    With `public_only` it also ends a fetch whose connection came out elsewhere than on the public
    internet, before anything is sent.
    """

    def __init__(self, total_s: float, *, public_only: bool = False) -> None:
        self._total_s = total_s
        self.public_only = public_only
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(total_s, self._expire)
        self._timer.daemon = True
        self._end = 0.0
        self.passed = False

    def __enter__(self) -> Self:
        self._end = time.monotonic() + self._total_s
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def check(self) -> None:
        """FetchError("timeout") when the time is up."""
        if self.passed or time.monotonic() >= self._end:
            raise self.error()

    def error(self) -> FetchError:
        return FetchError("timeout", f"not done within {self._total_s:g} s")

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Notes the socket of each new connection (httpx's "trace" extension)."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            stream = info["return_value"]
            sock = stream.get_extra_info("socket")
            if self.public_only and event == "connection.connect_tcp.complete":
                peer = str(stream.get_extra_info("server_addr")[0])
                try:
                    check_peer(peer, "the host")
                except FetchError:
                    stream.close()
                    raise
            with self._lock:
                self._sockets.append(sock)
                if self.passed:
                    _shut(sock)

    def _expire(self) -> None:
        with self._lock:
            self.passed = True
            for sock in self._sockets:
                _shut(sock)


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):  # already closed is what we want
        # The plain socket's shutdown: SSLSocket's own would also drop the TLS state under the reader.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
