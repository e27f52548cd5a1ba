"""Write docs/curve.svg: quality against speed, onrecord's curve beside systems measured in the same place.

The curve comes from eval/curve.json (a point for each setting of the reader); until that is there, the last
recorded run stands for it. With --check nothing is written, and the exit status is 1 when the picture shows
other figures. Fonts differ between machines, so the figures are compared and not the drawing.
"""

from __future__ import annotations

import json
import sys
from html import unescape
from pathlib import Path
from typing import Any

import altair as alt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from eval.history import last  # noqa: E402
from onrecord.charts.files import alternative_text, chart_bytes  # noqa: E402
from onrecord.charts.style import BLUE, FAINT, GREY, INK, styled  # noqa: E402

PICTURE = Path(__file__).with_name("curve.svg")
CURVE = ROOT / "eval" / "curve.json"
LABELLED = (62, 126, 254)  # the points between stand too close for words
TITLE = "Quality against speed, PolNeAR development part"
# (name, articles a second on one core with parsing, joint F1), as measured by the same scorer on one machine.
OTHERS = (
    ("textacy 0.13", 5.3, 26.1),
    ("Gender Gap Tracker", 6.9, 39.4),
    ("Citron, retrained", 2.7, 53.3),
)
SECOND_ANNOTATOR = 73.7  # joint F1 of a second person against the first, 20 articles


def points() -> list[dict[str, Any]]:
    """onrecord's points from the slowest to the fastest."""
    if CURVE.is_file():
        found = json.loads(CURVE.read_text(encoding="utf-8"))["points"]
        rows = [
            {
                "name": str(one["pieces"]) if one["pieces"] in LABELLED else "",
                "speed": one["articles_per_cpu_s"],
                "joint": one["joint"],
            }
            for one in found
        ]
        return sorted(rows, key=lambda row: row["speed"])
    now = last()
    speed, joint = now.get("speed.articles_per_cpu_s"), now.get("polnear.joint.f")
    return [] if speed is None or joint is None else [{"name": "", "speed": speed, "joint": joint}]


def draw() -> Any:
    """The chart."""
    own = points()
    others = [{"name": name, "speed": speed, "joint": joint} for name, speed, joint in OTHERS]
    x = alt.X(
        "speed:Q",
        title="articles read in a second of one core",
        scale=alt.Scale(
            type="log", domain=[2, 2 ** max(5, *(int(row["speed"]).bit_length() for row in own), 0)]
        ),
        axis=alt.Axis(format="d", values=[2, 5, 10, 20, 50, 100], grid=False),
    )
    y = alt.Y(
        "joint:Q",
        title="statement found and its source right, F1",
        scale=alt.Scale(domain=[20, 85]),
        axis=alt.Axis(tickCount=6, domain=False, ticks=False),
    )
    person = alt.Chart(alt.Data(values=[{"joint": SECOND_ANNOTATOR}]))
    rule = person.mark_rule(color=FAINT, strokeDash=[5, 4]).encode(y=y)
    rule_name = person.mark_text(
        align="left", x=6, dy=-7, color=FAINT, fontSize=12, text="a second person (20 articles)"
    ).encode(y=y)
    beside = alt.Chart(alt.Data(values=others))
    dots = beside.mark_point(filled=True, shape="square", size=90, color=GREY, opacity=1).encode(x=x, y=y)
    names = beside.mark_text(align="left", dx=9, color=INK, fontSize=12).encode(x=x, y=y, text="name:N")
    ours = alt.Chart(alt.Data(values=own))
    line = ours.mark_line(color=BLUE, strokeWidth=2).encode(x=x, y=y, order="speed:Q")
    marks = ours.mark_point(filled=True, size=110, color=BLUE, opacity=1).encode(x=x, y=y)
    settings = ours.mark_text(dy=-13, color=INK, fontSize=11).encode(x=x, y=y, text="name:N")
    first = alt.Chart(alt.Data(values=own[-1:])).mark_text(
        align="left", dx=11, dy=5, color=BLUE, fontSize=13, fontWeight=600, text="onrecord"
    )
    chart = alt.layer(rule, rule_name, dots, names, line, marks, settings, first.encode(x=x, y=y))
    told = [f"{row['name']}: {row['speed']} articles a second, {row['joint']} F1" for row in others]
    told += [
        f"onrecord{' with ' + row['name'] + ' pieces' if row['name'] else ''}: "
        f"{row['speed']:.1f} articles a second, {row['joint']:.1f} F1"
        for row in own
    ]
    subtitle = ["Up and to the right is better. Numbers on the curve: word pieces in a window"]
    if len(own) < 2:
        subtitle = ["Up and to the right is better. Parsing included, one core"]
    words = f"{TITLE}. {'; '.join(told)}; a second person: {SECOND_ANNOTATOR} F1."
    return styled(chart.properties(width=640, height=360), TITLE, subtitle, words)


def main() -> int:
    """Write the picture, or check it."""
    chart = draw()
    if "--check" not in sys.argv[1:]:
        PICTURE.write_bytes(chart_bytes(chart, "svg"))
    elif not PICTURE.is_file() or alternative_text(chart) not in unescape(
        PICTURE.read_text(encoding="utf-8")
    ):
        sys.stderr.write(
            f"{PICTURE.name} shows other figures than those recorded; `make docs` draws it again\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
