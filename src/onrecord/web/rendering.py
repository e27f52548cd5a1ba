"""Templates to HTML. Whatever a page of the record holds comes out as text."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.export.blocks import link
from onrecord.export.marks import Mark, escape, mark_up
from onrecord.export.wording import count_of
from onrecord.records import SaidAt
from onrecord.web import addresses

# Characters that make what follows them read in another order (Unicode's UAX 9: embeddings, overrides,
# isolates). What a page holds is shown in the order in which it stands there, so they are named instead.
_CONTROLS = {code: f"⟦U+{code:04X}⟧" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def render(template: str, **shown: Any) -> str:
    """The template of this name, filled."""
    return _environment().get_template(template).render(**shown)


def name_controls(text: str) -> str:
    """The text with its directional controls in words.

    >>> name_controls("to \\u202enod")
    'to ⟦U+202E⟧nod'
    """
    return text.translate(_CONTROLS)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "day": show_day,
        "when": show_when,
        "count_of": count_of,
        "marked": _marked,
        "outside": _outside,
        "shorten": shorten,
        "percent": show_share,
        "address": addresses.address,
        "page_address": addresses.page_address,
        "person_address": addresses.person_address,
        "statement_address": lambda row: addresses.statement_address(row.page, row.id),
        "place_address": lambda place: addresses.statement_address(*place),
        "issue_address": addresses.issue_address,
        "evidence_address": addresses.evidence_address,
        "at": show_at,
        "hit_address": lambda hit: addresses.statement_address(hit.page, hit.statement),
    }
    return environment


def _finalize(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escape(name_controls(value)))


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> Markup:
    """The text with these runs of it marked."""
    runs = [Mark(start, end, 'class="hit"') for start, end in marks]
    return Markup(name_controls(mark_up(text, runs, 0, len(text))))


def _outside(url: str, text: str | None = None) -> Markup:
    """A link to another site where the address is http(s), else the text."""
    return Markup(name_controls(link(url, text or url)))


def shorten(text: str, limit: int = 180) -> str:
    """The text on one line, cut between words to about `limit` code points."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"


def show_share(share: float) -> str:
    """A share in words; what is not certain is not called so.

    >>> show_share(0.914), show_share(0.998), show_share(1.0)
    ('91%', 'over 99%', '100%')
    """
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


def show_at(at: SaidAt | None) -> str:
    """When something was said or done, in words, as narrowly as it is known.

    >>> show_at(SaidAt("2031-05-02", "2031-05-04", "day")), show_at(SaidAt(None, "2031-05-04", "page"))
    ('2 May 2031 to 4 May 2031', 'by 4 May 2031')
    >>> show_at(SaidAt("2031-05-02T10:00", "2031-05-02T12:00", "minute"))
    '2 May 2031, 10:00 to 12:00'
    """
    if at is None or not (at.earliest or at.latest):
        return "undated"
    if not at.earliest:
        return f"by {show_when(at.latest)}"
    if not at.latest:
        return f"from {show_when(at.earliest)} on"
    first, last = show_when(at.earliest), show_when(at.latest)
    day = show_day(at.latest)
    if first == last:
        return first
    # Of the same day, the time of day is enough.
    return f"{first} to {last.removeprefix(f'{day}, ') if first.startswith(f'{day}, ') else last}"


def show_day(value: str | None) -> str:
    """An ISO 8601 value in words, down to the day.

    >>> show_day("2031-05-02T10:00"), show_day("2031-05"), show_day(None)
    ('2 May 2031', 'May 2031', 'undated')
    """
    if not value:
        return "undated"
    parts = value[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    try:
        first = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return value
    return f"{first.day} {first:%B} {first.year}" if len(parts) > 2 else f"{first:%B} {first.year}"


def show_when(value: str | None) -> str:
    """An ISO 8601 value in words, with its time of day and zone where it has them.

    >>> show_when("2031-05-02T10:00:00+02:00"), show_when("2031-05-02T10:00Z")
    ('2 May 2031, 10:00 (+02:00)', '2 May 2031, 10:00 (UTC)')
    """
    if not value or "T" not in value:
        return show_day(value)
    time = value.partition("T")[2]
    zone = "UTC" if time.endswith("Z") else time[5:][-6:] if time[-6:-5] in {"+", "-"} else ""
    return f"{show_day(value)}, {time[:5]}" + (f" ({zone})" if zone else "")
