from __future__ import annotations

import re
import struct
import sys
from collections.abc import Callable
from typing import Any, cast

import pytest
from lxml import etree, html

from onrecord.charts import (
    alternative_text,
    chart_bytes,
    courses_chart,
    quoting_chart,
    timeline_chart,
    volume_chart,
)
from onrecord.charts.files import ChartEnding
from onrecord.charts.style import DARK, INK, PAPER
from onrecord.errors import UsageError

from .rows import COURSES, ENTRIES, QUOTING, statement

DRAW: dict[str, Callable[[], Any]] = {
    "courses": lambda: courses_chart(COURSES),
    "timeline": lambda: timeline_chart(ENTRIES),
    "quoting": lambda: quoting_chart(QUOTING),
    "volume": lambda: volume_chart([statement("2031-05-01")]),
    "empty": lambda: courses_chart([]),
}


@pytest.mark.parametrize("name", DRAW)
def test_an_svg_stands_alone_and_says_what_it_shows(name: str) -> None:
    chart = DRAW[name]()
    root = etree.fromstring(chart_bytes(chart, "svg"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == root[0].text == alternative_text(chart) != ""
    style = "".join(str(text) for text in root[1].itertext())
    assert "prefers-color-scheme:dark" in style
    assert not re.search(r"(href|src)=|url\(", etree.tostring(root).decode().replace('xlink:href="#', ""))
    assert not re.search(r"undefined|NaN|null", etree.tostring(root).decode())


def test_every_ink_has_its_dark_one() -> None:
    for name in DRAW:
        svg = chart_bytes(DRAW[name](), "svg").decode()
        # What is drawn in black would be lost on dark ground.
        assert not re.search(r'(fill|stroke)="(#000(000)?|black)"', svg), name


def test_a_theme_is_fixed_when_asked() -> None:
    dark = chart_bytes(DRAW["courses"](), "svg", "dark").decode()
    assert DARK[PAPER] in dark and INK not in dark and "prefers-color-scheme" not in dark
    assert PAPER in chart_bytes(DRAW["courses"](), "svg", "light").decode()


def test_a_png_has_twice_the_pixels() -> None:
    data = chart_bytes(DRAW["courses"](), "png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width > 2 * 720 and height > 200
    assert data != chart_bytes(DRAW["courses"](), "png", "dark")


def test_an_html_page_fetches_nothing() -> None:
    data = chart_bytes(DRAW["courses"](), "html").decode()
    page = html.fromstring(data)
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == "Where each party stands, issue by issue"
    fetched = [element.get("src") or element.get("href") for element in page.iter("script", "link", "img")]
    assert not any(fetched)
    assert alternative_text(DRAW["courses"]()) in "".join(str(text) for text in page.itertext())


@pytest.mark.parametrize(("missing", "ending"), [("altair", "svg"), ("vl_convert", "png")])
def test_what_is_missing_is_named_with_its_install_command(
    missing: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = DRAW["courses"]()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[charts\]'"):
        chart_bytes(chart if missing != "altair" else DRAW["courses"](), cast(ChartEnding, ending))
