"""Write docs/reading.schema.json: the JSON Schema (2020-12) of a line of `onrecord read --format jsonl`.

With --check nothing is written, and the exit status is 1 when the schema no longer fits the records.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from onrecord.records import Reading

SCHEMA = Path(__file__).with_name("reading.schema.json")


def main() -> int:
    """Write the schema, or check it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(Reading)
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if "--check" not in sys.argv[1:]:
        SCHEMA.write_text(text, encoding="utf-8")
    elif not SCHEMA.is_file() or SCHEMA.read_text(encoding="utf-8") != text:
        sys.stderr.write(f"{SCHEMA.name} does not fit the records any more; `make docs` writes it again\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
