"""What tracking needs of a page: its reading, and the key that it has in the record."""

from __future__ import annotations

from typing import Any

from onrecord.records import Act, Frozen, Page, Reading, Span, Stance, Statement, Term


class TrackedPage(Frozen, frozen=True):
    """One page of the record. `key` is its key there, equal for no two pages.

    `parties` gives the side of each name that the page tells it of (canonical name → party).
    """

    key: str
    page: Page
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    stances: tuple[Stance, ...] = ()
    terms: tuple[Term, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()

    @property
    def published(self) -> str | None:
        """The page's date, ISO 8601, or None."""
        return self.page.published.value if self.page.published else None


class Evidence(Frozen, frozen=True):
    """A run of a page of the record, and the statement or the act (its number on the page) it belongs to.

    `page` is the page's key, `text` is `page.text[start:end]`.
    """

    page: str
    source_id: str | None
    url: str | None
    outlet: str | None
    start: int
    end: int
    text: str
    statement: str | None = None
    act: int | None = None
    speaker_name: str | None = None
    published: str | None = None


def track_page(key: str, reading: Reading) -> TrackedPage:
    """The page of a stored reading; what this reading has no field for yet is empty."""
    fields: dict[str, Any] = {
        name: getattr(reading, name, ()) for name in ("statements", "acts", "stances", "terms")
    }
    entities = getattr(reading, "entities", ())
    parties = tuple((entity.name, entity.party) for entity in entities if entity.party)
    return TrackedPage(key, reading.page, parties=parties, **fields)


def point_at(
    page: TrackedPage, spans: tuple[Span, ...], *, statement: Statement | None = None, act: int | None = None
) -> Evidence:
    """The evidence from the first of these spans to the last; they must not be empty."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    of_page = page.page
    return Evidence(
        page=page.key,
        source_id=of_page.source_id,
        url=of_page.url,
        outlet=of_page.outlet,
        start=start,
        end=end,
        text=of_page.text[start:end],
        statement=statement.id if statement else None,
        act=act,
        speaker_name=statement.speaker_name if statement else None,
        published=page.published,
    )


def words_of(statement: Statement) -> tuple[Span, ...]:
    """Where the statement stands: its content, else its source, else its cue."""
    return statement.content or statement.source or statement.cue
