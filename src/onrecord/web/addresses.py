"""Where each thing of the record has its view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from onrecord.store import Hit, StatementRow
from onrecord.track.pages import Evidence


def page_address(page: str) -> str:
    """The view of the page with this key."""
    return f"/pages/{page}"


def statement_address(page: str, statement: str) -> str:
    """The view of the statement with this id of the page with this key."""
    return f"/statements/{page}/{quote(statement, safe='')}"


def person_address(id_: str) -> str:
    """The view of the person, organisation or state with this id."""
    return f"/people/{quote(id_, safe='')}"


def issue_address(issue: str) -> str:
    """The view of the issue with this id or name."""
    return f"/issues/{quote(issue, safe='')}"


def evidence_address(evidence: Evidence) -> str:
    """The view of the statement that the evidence belongs to, else of its page."""
    if evidence.statement is None:
        return page_address(evidence.page)
    return statement_address(evidence.page, evidence.statement)


def address(path: str, asked: Mapping[str, Any], **changed: Any) -> str:
    """The path with these filters, some changed; None leaves one out."""
    kept = {name: value for name, value in {**asked, **changed}.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


def with_address(row: StatementRow | Hit) -> dict[str, Any]:
    """The row as JSON has it, with the address of its statement's (or, of a block, its page's) view."""
    id_ = row.id if isinstance(row, StatementRow) else row.statement
    where = statement_address(row.page, id_) if id_ else page_address(row.page)
    return {**msgspec.to_builtins(row), "address": where}
