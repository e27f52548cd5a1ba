"""Addresses that other people name lead to the public internet or nowhere."""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest

from onrecord.errors import FetchError
from onrecord.fetch import http
from onrecord.fetch.targets import check_host, is_public

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "2001:db8::1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
    "not an address",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


def refusal(url: str) -> str:
    with pytest.raises(FetchError) as caught:
        http.fetch_page(url, public_only=True)
    return caught.value.reason


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "169.254.169.254", "10.0.0.1"]
)
def test_private_hosts_are_refused_however_they_are_written(host: str) -> None:
    assert refusal(f"http://{host}:9/page") == "private"


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: Any, **__: Any) -> list[Any]:
        return [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(FetchError, match="not on the public internet"):
        check_host("news.example", 80)


def test_a_redirect_to_a_private_host_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def check(host: str, port: int) -> None:
        asked.append(host)
        if host == "localhost":
            raise FetchError("private", "no")

    monkeypatch.setattr(http, "check_host", check)
    monkeypatch.setattr(http, "check_peer", lambda address, host: None)
    port = server.rpartition(":")[2].strip("/")
    with pytest.raises(FetchError) as caught:
        http.fetch_page(f"{server}/to?http://localhost:{port}/page", public_only=True)
    assert caught.value.reason == "private" and asked == ["127.0.0.1", "localhost"]


def test_a_name_that_changes_its_answer_gets_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: a public host when it was looked at, this machine when it is connected to."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            connection, _ = listener.accept()
            with connection:
                received.append(connection.recv(100))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        monkeypatch.setattr(http, "check_host", lambda host, port: None)
        assert refusal(f"http://127.0.0.1:{listener.getsockname()[1]}/") == "private"
        thread.join(5)
    assert received == [b""]


def test_a_proxy_of_the_environment_is_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", server)
    monkeypatch.setattr(http, "check_host", lambda host, port: None)
    assert refusal("http://no-such-host.invalid/page") == "connection"
