"""A chart as a file: SVG and HTML that follow the reader's light or dark, and PNG."""

from __future__ import annotations

import importlib
import json
import re
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from onrecord.charts.style import DARK, PAPER
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.charts.style import AnyChart

ChartEnding = Literal["svg", "png", "html"]
Theme = Literal["auto", "light", "dark"]
_SCALE = 2.0  # pixels of a PNG for each of the chart's


def chart_bytes(chart: AnyChart, ending: ChartEnding, theme: Theme = "auto") -> bytes:
    """The chart as this kind of file, made here: no browser, nothing fetched.

    `theme` auto lets an SVG or HTML file follow whoever opens it; a PNG can't, and is light. UsageError
    when vl-convert is not installed.
    """
    spec: dict[str, Any] = json.loads(chart.to_json())
    words = str(spec.get("description", ""))
    if theme == "dark":
        spec = json.loads(_darkened(json.dumps(spec)))
    # Off: its menu leads to an editor on the web.
    spec["usermeta"] = {"embedOptions": {"actions": False}}
    convert = _load_converter()
    if ending == "png":
        png: bytes = convert.vegalite_to_png(spec, scale=_SCALE)
        return png
    if ending == "svg":
        return _described(convert.vegalite_to_svg(spec), words, theme).encode()
    made: str = convert.vegalite_to_html(spec, bundle=True, renderer="svg")
    return _page(made, str(_title(spec)), words, theme).encode()


def alternative_text(chart: AnyChart) -> str:
    """What the chart shows, in words."""
    return str(json.loads(chart.to_json()).get("description", ""))


def _load_converter() -> Any:
    try:
        return importlib.import_module("vl_convert")
    except ImportError as error:
        raise UsageError(
            "files of charts need vl-convert; install it with: pip install 'onrecord[charts]'"
        ) from error


def _darkened(text: str) -> str:
    for light, dark in DARK.items():
        text = re.sub(re.escape(light), dark, text, flags=re.IGNORECASE)
    return text


def _described(svg: str, words: str, theme: Theme) -> str:
    """The SVG with its text alternative, and with dark colours for who prefers them."""
    opening, rest = svg.split(">", 1)
    label = escape(words, quote=True)
    style = f"<style>{_dark_rules()}</style>" if theme == "auto" else ""
    return f'{opening} role="img" aria-label="{label}"><title>{escape(words)}</title>{style}{rest}'


def _dark_rules() -> str:
    rules = "".join(
        f'[{name}="{light}" i]{{{name}:{dark}}}'
        for light, dark in DARK.items()
        for name in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"


def _page(html: str, title: str, words: str, theme: Theme) -> str:
    """vl-convert's page with a language, a title, the text alternative, and both grounds."""
    scheme = "light dark" if theme == "auto" else theme
    paper = (
        f"light-dark({PAPER},{DARK[PAPER]})"
        if theme == "auto"
        else (DARK[PAPER] if theme == "dark" else PAPER)
    )
    dark = _dark_rules() if theme == "auto" else ""
    dark += f"svg{{background-color:{paper}!important}}"
    head = (
        f'<title>{escape(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>:root{{color-scheme:{scheme}}}body{{margin:0;background:{paper}}}{dark}</style>"
    )
    html = re.sub(r"<title>.*?</title>", "", html, count=1, flags=re.DOTALL)
    html = re.sub(r"<html[^>]*>", '<html lang="en">', html, count=1)
    html = html.replace("<head>", f"<head>{head}", 1)
    note = f'<p style="position:absolute;width:1px;height:1px;overflow:hidden">{escape(words)}</p>'
    return re.sub(r"<body[^>]*>", lambda found: found[0] + note, html, count=1)


def _title(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    text = title.get("text", "") if isinstance(title, dict) else title
    return " ".join(text) if isinstance(text, list) else str(text)
