"""Write docs/demo.svg: the first screen of `onrecord demo`, drawn from a real run.

With --check nothing is written, and the exit status is 1 when the picture is no longer what the demo shows.
A row may differ: int8 arithmetic is not the same on every processor.
"""

from __future__ import annotations

import difflib
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

SCREEN = Path(__file__).with_name("demo.svg")
WIDTH = 100
# rich's template fetches its font from another host; a picture in a README should fetch nothing.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def draw() -> str:
    """The demo's first screen, what it shows of the first page that it reads, as SVG."""
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    onrecord = Path(sys.executable).with_name("onrecord")
    with tempfile.TemporaryDirectory() as folder:
        command = [onrecord, "demo", "--into", "strait"]
        done = subprocess.run(command, cwd=folder, env=os.environ | terminal, check=True, capture_output=True)
    shown = Text.from_ansi(done.stdout.decode())
    # Each screen begins with a rule.
    rules = [rule.start() for rule in re.finditer("^─+$", shown.plain, flags=re.MULTILINE)]
    first = shown[rules[0] : rules[1]]
    first.rstrip()
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(first)
    return console.export_svg(title="onrecord demo", code_format=FORMAT, unique_id="demo")


def alike(before: str, after: str) -> bool:
    """Whether nine tenths of the words shown are the same, in the same order."""
    shown = [re.findall(r">([^<]+)</text>", svg) for svg in (before, after)]
    return difflib.SequenceMatcher(None, *shown, autojunk=False).ratio() >= 0.9


def main() -> int:
    """Write the picture, or check it."""
    svg = draw()
    if "--check" not in sys.argv[1:]:
        SCREEN.write_text(svg, encoding="utf-8")
    elif not SCREEN.is_file() or not alike(SCREEN.read_text(encoding="utf-8"), svg):
        sys.stderr.write(f"{SCREEN.name} is not what the demo shows now; `make docs` draws it again\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
