"""Write the tables of figures in README and model card from eval/history.jsonl: only what was measured.

With --check nothing is written, and the exit status is 1 when one of them shows other figures.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from eval.figures import Interval  # noqa: E402
from eval.history import last, last_intervals  # noqa: E402
from eval.overlap import KINDS  # noqa: E402

DOCUMENTS = (ROOT / "README.md", ROOT / "src" / "onrecord" / "model" / "bundle" / "MODEL_CARD.md")
PLACE = re.compile(r"(<!-- figures: make docs -->\n).*?(<!-- /figures -->)", re.DOTALL)


HEAD = ("measured on", "what", "figure")
JOINT = "statement found and its source right, F1"


def table(now: Mapping[str, float], intervals: Mapping[str, Interval]) -> str:
    """The figures as a Markdown table; one that is not there is "not recorded"."""

    def f(name: str, digits: int = 1) -> str:
        if name not in now:
            return "not recorded"
        low_high = intervals.get(name)
        around = f" ({low_high.low:.1f} to {low_high.high:.1f})" if low_high else ""
        return f"{now[name]:.{digits}f}{around}"

    kinds = " / ".join(f(f"polnear.{kind}.overlap.recall", 0) for kind in KINDS)
    rows = [
        (
            f"{f('polnear.pages', 0)} US news articles (PolNeAR, development part)",
            JOINT,
            f("polnear.joint.f"),
        ),
        ("", "the same without nested statements, which PolNeAR does not annotate", f("polnear.top.joint.f")),
        ("", "statement found, F1", f("polnear.overlap.f")),
        ("", f"found, % of {' / '.join(KINDS)}", kinds),
        ("", "source right, % of those found", f("polnear.speaker")),
        (f"{f('talks.pages', 0)} made-up pages on negotiations (our own corpus)", JOINT, f("talks.joint.f")),
        ("", "statement found, F1", f("talks.statements.f")),
        ("", "statement inside a statement, F1", f("talks.nested.f")),
        ("", "statements read out of what is not the article", f("talks.furniture", 0)),
        (f"{f('pages.pages', 0)} saved news pages", "text of the article, token F1", f("pages.f1")),
        ("", "the same by trafilatura, in the same run", f("pages.trafilatura")),
        ("", "day of publication right, %", f("pages.dates")),
        ("speed, one thread", "articles a second of CPU", f("speed.articles_per_cpu_s")),
        ("", "seconds to read one page, started fresh", f("speed.cold_s")),
        ("", "peak memory, MB", f("speed.peak_mb", 0)),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in (HEAD, ("---",) * 3, *rows))


def main() -> int:
    """Write the tables, or check them."""
    status, figures = 0, table(last(), last_intervals())
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        written = PLACE.sub(lambda place: place[1] + figures + place[2], text)
        if "--check" not in sys.argv[1:]:
            path.write_text(written, encoding="utf-8")
        elif written != text:
            sys.stderr.write(f"{path.name} shows other figures than eval/history.jsonl; run `make docs`\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
