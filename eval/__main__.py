"""`python -m eval`: score the shipped model and the reading of pages, and hold them to their floors."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval import acts, desk, history, pages, plover, report, seed, speed, tracking
from eval.corpora import CORPORA
from eval.floors import load_floors, raise_floors
from eval.names import score_names
from eval.reading import Scored, intervals, score_polnear, score_talks
from eval.times import score_times
from eval.who import score_who
from onrecord.api import load_model
from onrecord.errors import OnrecordError


class Part(StrEnum):
    """What can be measured alone."""

    polnear = "polnear"
    talks = "talks"
    names = "names"
    who = "who"
    times = "times"
    seed = "seed"
    pages = "pages"
    record = "record"
    acts = "acts"
    plover = "plover"
    speed = "speed"
    desk = "desk"


def main(
    only: Annotated[list[Part] | None, typer.Option(help="A part to measure; may be repeated.")] = None,
    corpora: Annotated[Path, typer.Option(help="The folder with polnear/, talks/ and pages/.")] = CORPORA,
    record: Annotated[bool, typer.Option("--record", help="Append the figures to history.jsonl.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="Do not fail when a figure is under its floor.")
    ] = False,
    raise_: Annotated[
        bool, typer.Option("--raise-floors", help="Raise the floors to what was reached, less the room.")
    ] = False,
) -> None:
    """Score the shipped model and the reading of pages, and hold them to their floors."""
    console = Console(width=None if os.isatty(1) else 110)
    chosen = frozenset(only or Part)
    figures: dict[str, float] = {}
    scored: dict[str, Scored] = {}
    try:
        model = load_model()
        for part, scorer in (
            ("polnear", score_polnear),
            ("talks", score_talks),
            ("names", score_names),
            ("who", score_who),
            ("times", score_times),
        ):
            if part in chosen:
                scored[part] = scorer(corpora, model)
                figures |= {f"{part}.{name}": value for name, value in scored[part].figures.items()}
        if "seed" in chosen:
            figures |= {f"seed.{name}": value for name, value in seed.score(corpora, model).items()}
        if "pages" in chosen:
            of_pages = pages.score(corpora)
            if of_pages:
                of_pages["f1_over_trafilatura"] = of_pages["f1"] - of_pages["trafilatura"]
            figures |= {f"pages.{name}": value for name, value in of_pages.items()}
        if "record" in chosen:
            of_record = tracking.measure(corpora)
            figures |= {f"record.{name}": value for name, value in of_record.items()}
        if "acts" in chosen:
            figures |= {f"acts.{name}": value for name, value in acts.score(corpora).items()}
        if "plover" in chosen:
            figures |= {f"plover.{name}": value for name, value in plover.score(corpora).items()}
        if "speed" in chosen:
            figures |= {f"speed.{name}": value for name, value in speed.measure(corpora).items()}
        if "desk" in chosen:
            figures |= {f"desk.{name}": value for name, value in desk.measure().items()}
    except OnrecordError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error

    floors = load_floors()
    report.show(console, figures, history.last(), scored, floors)
    report.write_report(scored)
    if record:
        history.append(history.entry(figures, intervals(scored), model.id))
    if raise_:
        for name, limit in raise_floors(figures).items():
            console.print(f"{name}: floor raised to {limit:g}")
    breaches = floors.breaches(figures, chosen)
    report.show_breaches(console, breaches)
    if breaches and not allow_regression:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
