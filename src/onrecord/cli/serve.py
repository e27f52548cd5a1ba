"""`onrecord serve`: the record in the browser."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from onrecord.cli.options import RecordOption, record_location
from onrecord.cli.output import Output
from onrecord.cli.tracked import DossierOption, chosen_dossier
from onrecord.errors import UsageError

EXAMPLES = """$ onrecord serve
$ onrecord serve --record talks.db --port 8001
$ onrecord serve --record talks.db --dossier talks.toml
$ ONRECORD_TOKEN=a-long-secret-of-yours onrecord serve --host 0.0.0.0"""

PortOption = Annotated[
    int, typer.Option("--port", "-p", min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")
]
HostOption = Annotated[
    str,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        help="The address to listen at. Another than this machine's own asks for ONRECORD_TOKEN.",
    ),
]
_EXTRA = {"jinja2", "markupsafe", "python_multipart", "starlette", "uvicorn"}


def serve(
    record: RecordOption = None,
    dossier: DossierOption = None,
    port: PortOption = 8000,
    host: HostOption = "127.0.0.1",
) -> None:
    """Show the record in the browser: who said what, when, and at which characters of which page.

    The desk answers on this machine alone. At another --host it asks visitors for the token in
    ONRECORD_TOKEN (16 characters or more); put it behind a proxy with TLS, as the token is sent to it.
    Every view has an address of its own, and a JSON twin at the same address with .json.
    """
    out = Output()
    try:
        import uvicorn

        from onrecord.web.app import LOOPBACK, make_app
        from onrecord.web.security import LEAST_TOKEN
    except ModuleNotFoundError as e:
        if (e.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError(
            f"the desk needs {e.name}, which is not installed; install it with: pip install 'onrecord[web]'"
        ) from e
    token = os.environ.get("ONRECORD_TOKEN") or None
    if token is not None and len(token) < LEAST_TOKEN:
        raise UsageError(f"ONRECORD_TOKEN has {len(token)} characters; give it {LEAST_TOKEN} or more")
    if host not in LOOPBACK and token is None:
        raise UsageError(
            f"others can reach the desk at {host}, so it needs a token: set ONRECORD_TOKEN to a secret of "
            f"{LEAST_TOKEN} characters or more"
        )
    location, laid_over = record_location(record), chosen_dossier(dossier)
    with _listen(host, port) as listener:
        app = make_app(location, token=token, dossier=laid_over)
        shown = f"[{host}]" if ":" in host else host
        out.note(f"{location} at http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C ends)")
        config = uvicorn.Config(app, log_level="warning", server_header=False, ws="none")
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError when that can't be."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as e:
        raise UsageError(f"can't listen at {host}, port {port}: {e.strerror or e}") from e
