"""A real server on this machine, whose paths misbehave in the ways servers do."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

PAGE = "<html><body><p>“Enough,” the mayor said.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def answer(
        self, body: bytes, content_type: str | None = "text/html; charset=utf-8", **headers: str
    ) -> None:
        self.send_response(200)
        if content_type is not None:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, location: str) -> None:
        self.send_response(302)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self, first: bytes, rest: bytes) -> None:
        self.close_connection = True
        try:
            self.wfile.write(first)
            for byte in rest:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass  # the client went away, as it should

    def do_GET(self) -> None:
        path, utf8 = self.path, PAGE.encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        if path == "/page":
            self.answer(utf8)
        elif path == "/agent":
            self.answer(self.headers["User-Agent"].encode(), "text/plain")
        elif path == "/latin":
            self.answer("<p>Caf\xe9</p>".encode("latin-1"), "text/html; charset=ISO-8859-1")
        elif path == "/plain":
            self.answer(b"Plain words.", "text/plain")
        elif path == "/untyped":
            self.answer(utf8, None)
        elif path == "/pdf":
            self.answer(b"%PDF-1.7", "application/pdf")
        elif path == "/empty":
            self.answer(b" \n")
        elif path == "/gzip":
            self.answer(gzip.compress(utf8[:20]) + gzip.compress(utf8[20:]), Content_Encoding="gzip")
        elif path == "/deflate":
            self.answer(zlib.compress(utf8), Content_Encoding="deflate")
        elif path == "/bare-deflate":
            self.answer(zlib.compress(utf8)[2:-4], Content_Encoding="deflate")
        elif path == "/cut-gzip":
            self.answer(gzip.compress(utf8)[:-12], Content_Encoding="gzip")
        elif path == "/brotli":
            self.answer(b"\x0b\x02\x80", Content_Encoding="br")
        elif path == "/bomb":
            self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")
        elif path == "/declared-large":
            self.send_response(200)
            self.send_header("Content-Length", "999999999")
            self.end_headers()
        elif path == "/endless":
            self.wfile.write(head + b"\r\n")
            self.close_connection = True
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                pass
        elif path == "/short":
            self.wfile.write(head + b"Content-Length: 1000\r\n\r\nbut less")
            self.close_connection = True
        elif path == "/hang":
            time.sleep(3)
            self.close_connection = True
        elif path == "/drip-body":
            self.drip(head + b"\r\n", b"x" * 100)
        elif path == "/drip-head":
            self.drip(head, b"X-Filler: " + b"x" * 100)
        elif path.startswith("/hop/"):
            left = int(path.removeprefix("/hop/"))
            self.redirect(f"/hop/{left - 1}" if left > 1 else "/page")
        elif path.startswith("/to?"):
            self.redirect(path.removeprefix("/to?"))
        elif path == "/to-file":
            self.redirect("file:///etc/hostname")
        elif path == "/to-no-host":
            self.redirect("http://xn--/")
        elif path == "/nowhere-to-go":
            self.send_response(302)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/busy":
            self.send_response(503)
            self.send_header("Retry-After", "120")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/forbidden":
            self.send_error(403)
        else:
            self.send_error(404)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # clients that leave early are what the tests are about


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        http.shutdown()
