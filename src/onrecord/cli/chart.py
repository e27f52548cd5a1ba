"""`onrecord chart`: the record as a picture."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from onrecord.cli.options import (
    FromOutletOption,
    RecordOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    check_date,
    record_location,
)
from onrecord.cli.output import Output
from onrecord.cli.target import Target
from onrecord.cli.tracked import (
    Between,
    DossierOption,
    IssueOption,
    PartyOption,
    is_issue,
    is_party,
    open_tracker,
)
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.charts.files import ChartEnding
    from onrecord.charts.style import AnyChart

EXAMPLES = """$ onrecord chart courses --out courses.svg
$ onrecord chart courses --issue talks --dossier talks.toml --out talks.png
$ onrecord chart timeline --since 2031-05 --out timeline.html
$ onrecord chart quoting --outlet "Fjord Post" --out quoting.svg
$ onrecord chart volume --record talks.db --theme dark --out volume.png"""

Kind = Literal["courses", "timeline", "quoting", "volume"]
KindArgument = Annotated[
    Kind,
    typer.Argument(
        metavar="courses|timeline|quoting|volume",
        help=(
            "courses: where parties stand, over time. timeline: what was said and done. "
            "quoting: who quotes whom. volume: statements by day and outlet."
        ),
        show_default=False,
    ),
]
OutOption = Annotated[
    Path,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Where to draw it: a name in .svg, .png or .html.",
        show_default=False,
    ),
]
ThemeOption = Annotated[
    Literal["auto", "light", "dark"],
    typer.Option(
        "--theme",
        metavar="auto|light|dark",
        help="auto follows whoever opens an SVG or HTML file; a PNG is then light.",
    ),
]


def chart(
    kind: KindArgument,
    out: OutOption,
    party: PartyOption = None,
    issue: IssueOption = None,
    speaker: SpeakerOption = None,
    outlet: FromOutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    theme: ThemeOption = "auto",
    dossier: DossierOption = None,
    record: RecordOption = None,
) -> None:
    """Draw the record: as SVG, PNG, or an HTML page with details under the pointer.

    courses can be narrowed down by party and issue, timeline by party, quoting and volume by speaker and
    outlet, all by time. What the picture shows is said in words on standard error, and in the SVG and HTML
    file for those who can't see it. Nothing is fetched.
    """
    check_date("--since", since)
    check_date("--until", until)
    _check_takes(
        kind, {"party": party, "issue": issue, "speaker": speaker, "outlet": outlet, "dossier": dossier}
    )
    ending = _ENDINGS.get(out.suffix.lower())
    if ending is None:
        raise UsageError(f"can't draw {out.name}: name a file in .svg, .png or .html")
    for package in ("altair", "vl_convert"):  # said before the record is read
        if importlib.util.find_spec(package) is None:
            raise UsageError(f"charts need {package}; install it with: pip install 'onrecord[charts]'")
    target = Target(out)
    filters = {"speaker": speaker, "outlet": outlet, "since": since, "until": until}
    draw: dict[Kind, Callable[[], AnyChart]] = {
        "courses": lambda: _courses(record, dossier, party, issue, Between(since, until)),
        "timeline": lambda: _timeline(record, dossier, party, Between(since, until)),
        "quoting": lambda: _quoting(record, filters),
        "volume": lambda: _volume(record, filters),
    }
    drawn = draw[kind]()
    from onrecord.charts.files import alternative_text, chart_bytes

    target.write(chart_bytes(drawn, ending, theme))
    Output().note(f"{out}: {alternative_text(drawn)}")


_ENDINGS: dict[str, ChartEnding] = {".svg": "svg", ".png": "png", ".html": "html"}
_TAKES: dict[Kind, frozenset[str]] = {
    "courses": frozenset({"party", "issue", "dossier"}),
    "timeline": frozenset({"party", "dossier"}),
    "quoting": frozenset({"speaker", "outlet"}),
    "volume": frozenset({"speaker", "outlet"}),
}
assert _TAKES.keys() == set(get_args(Kind))


def _check_takes(kind: Kind, given: dict[str, str | None]) -> None:
    for name, value in given.items():
        if value is not None and name not in _TAKES[kind]:
            takes = ", ".join(f"--{one}" for one in sorted(_TAKES[kind]))
            raise UsageError(f"chart {kind} can't be narrowed down by --{name}; it takes {takes}")


def _courses(
    record: str | None, dossier: str | None, party: str | None, issue: str | None, between: Between
) -> AnyChart:
    import msgspec

    from onrecord.charts.courses import courses_chart

    tracker = open_tracker(record, dossier)
    courses = [
        msgspec.structs.replace(
            course,
            points=tuple(
                point
                for point in course.points
                if between.holds(point.at, point.evidence[0].published if point.evidence else None)
            ),
        )
        for course in tracker.courses()
        if is_party(tracker, party, course.party) and is_issue(tracker, issue, course.issue)
    ]
    return courses_chart(courses)


def _timeline(record: str | None, dossier: str | None, party: str | None, between: Between) -> AnyChart:
    from onrecord.charts.timeline import timeline_chart

    tracker = open_tracker(record, dossier)
    entries = [
        entry
        for entry in tracker.timeline()
        if is_party(tracker, party, entry.who)
        and between.holds(entry.at, entry.evidence[0].published if entry.evidence else None)
    ]
    return timeline_chart(entries)


def _quoting(record: str | None, filters: dict[str, Any]) -> AnyChart:
    from onrecord import api
    from onrecord.charts.quoting import quoting_chart
    from onrecord.export.gather import gather_pages
    from onrecord.export.quoting import find_quoting

    with api.open(record_location(record), create=False) as store:
        return quoting_chart(find_quoting(gather_pages(store, **filters)))


def _volume(record: str | None, filters: dict[str, Any]) -> AnyChart:
    from onrecord import api
    from onrecord.charts.volume import volume_chart

    with api.open(record_location(record), create=False) as store:
        return volume_chart(store.statements(**filters))
