"""What all charts share: Altair where it is installed, colours, type, and how nothing is shown."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError

if TYPE_CHECKING:
    import altair as alt

    AnyChart = alt.Chart | alt.VConcatChart

# Okabe & Ito (2008), told apart with every kind of colour vision. Its yellow is too faint on white for
# dots and lines, and its black would be lost on dark ground: both are left out.
BLUE, ORANGE, GREEN, VERMILLION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE = "#56B4E9", "#CC79A7"
GREY = "#878d96"  # readable on white and on dark ground
CATEGORIES = (BLUE, ORANGE, GREEN, VERMILLION, SKY, PURPLE)

INK, FAINT, LINE, PAPER = "#1d1f23", "#5d636c", "#d9dbde", "#fdfdfb"
# What these become on dark ground; see files.py.
DARK = {INK: "#e3e4e6", FAINT: "#9aa1ab", LINE: "#33373d", PAPER: "#16181b", BLUE: "#1f86cc"}
FONT = "Liberation Sans, Helvetica, Arial, DejaVu Sans, sans-serif"

WIDTH = 720
LABEL_WIDTH = 190  # pixels for a name; a longer one ends in an ellipsis


def load_altair() -> Any:
    """The altair module; UsageError that says what to install where it is missing."""
    try:
        return importlib.import_module("altair")
    except ImportError as error:
        raise UsageError("charts need altair; install it with: pip install 'onrecord[charts]'") from error


def styled(chart: Any, title: str, subtitle: list[str], description: str) -> AnyChart:
    """The chart with its title, the text that stands for it (`description`), and the project's look."""
    alt = load_altair()
    made: AnyChart = (
        chart.properties(
            title=alt.TitleParams(
                wrapped(title, 80),
                subtitle=[line for text in subtitle for line in wrapped(text, 110)],
                anchor="start",
                frame="group",
                fontSize=17,
                fontWeight=600,
                color=INK,
                subtitleColor=FAINT,
                subtitleFontSize=12,
                subtitlePadding=5,
                offset=14,
            ),
            description=description,
            background=PAPER,
            padding=16,
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=FAINT,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=LINE,
            domainColor=LINE,
            tickColor=LINE,
            labelLimit=LABEL_WIDTH,
        )
        .configure_legend(
            labelColor=INK,
            titleColor=FAINT,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelLimit=LABEL_WIDTH,
            symbolSize=110,
        )
        .configure_header(labelColor=INK, labelFontSize=13, labelFontWeight=600, labelLimit=WIDTH)
    )
    return made


def empty_chart(title: str, words: str) -> AnyChart:
    """A chart that says that there is nothing to draw, and why."""
    alt = load_altair()
    text = (
        alt.Chart(alt.Data(values=[{"words": words}]))
        .mark_text(color=FAINT, fontSize=14, align="center", lineBreak="\n")
        .encode(text="words:N")
        .properties(width=WIDTH, height=120)
    )
    return styled(text, title, [], f"{title}. {words}")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many characters."""
    import textwrap

    return textwrap.wrap(text, width) or [""]


def shortened(text: str, length: int = 160) -> str:
    """The text on one line, cut behind a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0] + " …"


def count_of(number: int, noun: str) -> str:
    """The number with its noun.

    >>> count_of(1, "point"), count_of(2, "point")
    ('1 point', '2 points')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
