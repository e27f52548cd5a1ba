"""What commands across the pages of a record share: opening it with a dossier, filters, rows of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from onrecord.cli.options import check_date, record_location
from onrecord.dossier import Dossier, load_dossier
from onrecord.errors import UsageError
from onrecord.records import SaidAt
from onrecord.settings import load_settings

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.track.tracker import Tracker

DossierOption = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        metavar="FILE",
        help="A TOML file that names parties, people and issues. Default: ONRECORD_DOSSIER.",
        show_default=False,
    ),
]
PartyOption = Annotated[
    str | None,
    typer.Option(
        "--party", metavar="NAME", help="Whose: the party's name or an alias of it.", show_default=False
    ),
]
IssueOption = Annotated[
    str | None,
    typer.Option("--issue", metavar="ID", help="On which issue: its id or label.", show_default=False),
]

EVIDENCE_COLUMNS = ("outlet", "source_id", "url", "page", "start", "end", "text", "statement", "speaker_name")


def chosen_dossier(option: str | None) -> Dossier | None:
    """The dossier of the option, else of ONRECORD_DOSSIER; None where neither names one."""
    path = option or load_settings().dossier
    return load_dossier(path) if path else None


def open_tracker(record: str | None, dossier: str | None) -> Tracker:
    """What the pages of the record say together. Raises DossierError before the record is opened."""
    laid_over = chosen_dossier(dossier)
    from onrecord import api

    with api.open(record_location(record), create=False) as store:
        return track_record(store, laid_over)


def track_record(store: Record, dossier: Dossier | None) -> Tracker:
    """The current readings of the record, tracked."""
    from onrecord import api

    return api.track(store, dossier)


class Between:
    """The bounds of --since and --until, by the day (or month, or year), both inclusive."""

    def __init__(self, since: str | None, until: str | None) -> None:
        check_date("--since", since)
        check_date("--until", until)
        if since and until and since[: len(until)] > until[: len(since)]:
            raise UsageError(f"--since {since} lies after --until {until}; nothing can be both")
        self._since, self._until = since, until

    def holds(self, at: SaidAt | None, published: str | None = None) -> bool:
        """Whether some of the time lies within; what has none, and no page's date, passes no bound."""
        if not self._since and not self._until:
            return True
        first = (at and (at.earliest or at.latest)) or published
        last = (at and (at.latest or at.earliest)) or published
        if first is None or last is None:
            return False
        return not (
            (self._since and last[: len(self._since)] < self._since[: len(last)])
            or (self._until and first[: len(self._until)] > self._until[: len(first)])
        )


def is_party(tracker: Tracker, asked: str | None, name: str | None) -> bool:
    """Whether `name` is the party that was asked for."""
    from onrecord.track.naming import fold_name

    return asked is None or (
        name is not None and fold_name(tracker.naming.party(asked)) == fold_name(tracker.naming.party(name))
    )


def is_issue(tracker: Tracker, asked: str | None, issue: str) -> bool:
    """Whether `issue` is the one that was asked for."""
    return asked is None or tracker.naming.issue(asked) == issue


def written(at: Mapping[str, Any] | None) -> str:
    """A time in words: the day or minute, "≤" before a mere bound, "undated"."""
    if not at or not (at["earliest"] or at["latest"]):
        return "undated"
    if at["earliest"]:
        return str(at["earliest"]).replace("T", " ")
    return f"≤{at['latest'][:10]}"


def evidence_cells(evidence: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """The evidence as text cells, by EVIDENCE_COLUMNS with this prefix."""
    return {
        prefix + name: "" if evidence.get(name) is None else str(evidence[name]) for name in EVIDENCE_COLUMNS
    }


def rows_of(values: Sequence[Any]) -> list[dict[str, Any]]:
    """Records as JSON has them."""
    rows: list[dict[str, Any]] = msgspec.to_builtins(list(values))
    return rows


Flatten = Callable[[Mapping[str, Any]], Iterator[dict[str, str]]]
