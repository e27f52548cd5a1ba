#!/usr/bin/env python3
"""Check, build and count the bundles of the talks corpus.

A bundle is a folder with a `bundle.json` and four to six annotated pages; GUIDELINES.md tells how a page
is written. Needs Python 3.11 and nothing else.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

TAG = re.compile(r'<(/?)(src|cue|con|time|act|term|op|fur|gap|pass)((?:\s+[a-z]+="[^"]*")*)\s*>')
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
LEFTOVER = re.compile(r"</?[a-z]+[^>]{0,40}>")
RULER = re.compile(r"(?m)^---[ \t]*\n")  # between a page's header, its text and its trailer

HEADER = ("id", "outlet", "published", "genre", "title")
GENRES = frozenset(["wire", "local", "blog", "live", "analysis", "statement", "transcript", "aggregator"])
GAPS = frozenset(["list", "embed", "outlet", "source", "date"])
STANCES = frozenset(["for", "against", "conditional", "unclear"])
TERMS = frozenset(["demand", "offer", "condition", "deadline", "venue", "mediator"])
ACTS = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
ROLES = {"src": "source", "cue": "cue", "con": "content"}
COUNTED = ("statements", "acts", "stances", "terms", "times", "opinions", "furniture", "gaps", "passages")

Record = dict[str, Any]
Tagged = tuple[str, dict[str, str], int, int]  # name, attributes, start, end in code points


class BundleError(Exception):
    """A bundle breaks the guidelines; the message says which page and how."""


def untag(tagged: str) -> tuple[str, list[Tagged]]:
    """Take the tags out of a page: its plain text, and every tag with its place in it (code points)."""
    pieces: list[str] = []
    spans: list[Tagged] = []
    stack: list[tuple[str, dict[str, str], int]] = []
    read = length = 0
    for tag in TAG.finditer(tagged):
        pieces.append(tagged[read : tag.start()])
        length += tag.start() - read
        read = tag.end()
        name = tag[2]
        if not tag[1]:
            stack.append((name, dict(ATTRIBUTE.findall(tag[3])), length))
            continue
        if not stack or stack[-1][0] != name:
            inner = stack[-1][0] if stack else "nothing"
            raise BundleError(f"</{name}> closes {inner} near …{''.join(pieces)[-50:]!r}")
        _, attributes, start = stack.pop()
        if start == length:
            raise BundleError(f"empty <{name}> near …{''.join(pieces)[-50:]!r}")
        spans.append((name, attributes, start, length))
    if stack:
        raise BundleError(f"<{stack[-1][0]}> is not closed")
    pieces.append(tagged[read:])
    text = "".join(pieces)
    if left := LEFTOVER.search(text):
        raise BundleError(f"unknown tag {left[0]!r}")
    return text, spans


def in_quotation_marks(text: str) -> bytearray:
    """Tell for each code point whether it stands between double quotation marks of its line."""
    inside, on = bytearray(len(text)), False
    for at, char in enumerate(text):
        if char == "\n":
            on = False
        elif char == "“":
            on = True
        elif char == "”":
            on = False
        elif char == '"':
            on = not on
        elif on:
            inside[at] = 1
    return inside


def _kind(text: str, marks: bytearray, content: list[list[int]]) -> str:
    words = [at for start, end in content for at in range(start, end) if text[at].isalnum()]
    quoted = sum(marks[at] for at in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def _statements(
    text: str, items: dict[Any, dict[str, list[list[int]]]], told: Record, incomplete: bool
) -> list[Record]:
    marks = in_quotation_marks(text)
    statements = []
    for key, spans in items.items():
        if not spans["content"] and not incomplete:
            raise BundleError(f"statement {key} has no content")
        about = told[key]
        parent = about.get("nested_in")
        if parent is not None and str(parent) not in items:
            raise BundleError(f"statement {key} nested in missing {parent}")
        statements.append(
            {
                "id": key,
                "kind": _kind(text, marks, spans["content"]),
                **spans,
                **{
                    name: about.get(name)
                    for name in ("speaker", "for", "channel", "via", "addressee", "said")
                },
                "nested_in": None if parent is None else str(parent),
            }
        )
    return statements


def _check_trailer(trailer: Record, statements: Iterable[str], acts: Iterable[str]) -> None:
    known, acted = set(statements), set(acts)
    for key, act in trailer.get("acts", {}).items():
        if act["type"] not in ACTS:
            raise BundleError(f"act {key}: type {act['type']}")
        if not isinstance(act.get("actor"), list) or not isinstance(act.get("recipient"), list):
            raise BundleError(f"act {key}: actor and recipient are lists")
        if act.get("statement") is not None and str(act["statement"]) not in known:
            raise BundleError(f"act {key}: no statement {act['statement']}")
    for key, term in trailer.get("terms", {}).items():
        if term["kind"] not in TERMS:
            raise BundleError(f"term {key}: kind {term['kind']}")
    for stance in trailer.get("stances", []):
        if stance["stance"] not in STANCES:
            raise BundleError(f"stance {stance['stance']}")
        if missing := [key for key in stance.get("statements", []) if str(key) not in known]:
            raise BundleError(f"stance names statement {missing[0]}")
        if missing := [key for key in stance.get("acts", []) if key not in acted]:
            raise BundleError(f"stance names act {missing[0]}")
        if not stance.get("statements") and not stance.get("acts"):
            raise BundleError("stance without evidence")


def _same_keys(label: str, tagged: Iterable[Any], told: Iterable[Any]) -> None:
    if differ := sorted(set(tagged) ^ set(told), key=str):
        raise BundleError(f"{label} in tags and trailer differ: {differ}")


def read_page(path: Path) -> tuple[Record, str, Record]:
    """Read one page: its header, its plain text, and its annotation with code-point offsets.

    Raises BundleError when tags and trailer do not fit together, json.JSONDecodeError when header or trailer
    is no JSON.
    """
    parts = RULER.split(path.read_text(encoding="utf8"))
    if len(parts) != 3:
        raise BundleError(f"{len(parts)} parts, expected header, text, trailer")
    header, trailer = json.loads(parts[0]), json.loads(parts[2])
    text, tags = untag(parts[1].strip("\n"))
    if missing := [key for key in HEADER if key not in header]:
        raise BundleError(f"header lacks {missing[0]}")
    if header["genre"] not in GENRES:
        raise BundleError(f"genre {header['genre']}")

    items: dict[Any, dict[str, list[list[int]]]] = {}
    parted: dict[str, dict[Any, list[list[int]]]] = {"act": {}, "term": {}}
    plain: dict[str, list[list[int]]] = {"op": [], "fur": []}
    times: list[Record] = []
    gaps: list[Record] = []
    passages: list[Record] = []
    for name, attributes, start, end in sorted(tags, key=lambda tag: (tag[2], -tag[3])):
        if name in ROLES:
            spans = items.setdefault(attributes.get("i"), {"source": [], "cue": [], "content": []})
            spans[ROLES[name]].append([start, end])
        elif name in parted:
            parted[name].setdefault(attributes.get("i"), []).append([start, end])
        elif name == "time":
            times.append({"start": start, "end": end, "value": attributes["v"]})
        elif name == "gap":
            if attributes.get("k") not in GAPS:
                raise BundleError(f"gap kind {attributes.get('k')}")
            gaps.append({"start": start, "end": end, "kind": attributes["k"]})
        elif name == "pass":
            passages.append({"start": start, "end": end, "outlet": attributes.get("o") or None})
        else:
            plain[name].append([start, end])

    told = trailer.get("statements", {})
    _same_keys("statements", items, told)
    _same_keys("acts", parted["act"], trailer.get("acts", {}))
    _same_keys("terms", parted["term"], trailer.get("terms", {}))
    # A statement may lack content only where the page announces a list or an embed that is not there.
    incomplete = header["genre"] == "statement" or any(gap["kind"] in ("list", "embed") for gap in gaps)
    statements = _statements(text, items, told, incomplete)
    _check_trailer(trailer, items, parted["act"])
    annotation: Record = {
        "statements": statements,
        "times": times,
        "opinions": plain["op"],
        "furniture": plain["fur"],
        "gaps": gaps,
        "passages": passages,
        "acts": [{"id": k, "spans": parted["act"][k], **act} for k, act in trailer.get("acts", {}).items()],
        "terms": [{"id": k, "spans": parted["term"][k], **t} for k, t in trailer.get("terms", {}).items()],
        "stances": trailer.get("stances", []),
    }
    return header, text, annotation


def _check_names(info: Record, annotation: Record) -> None:
    parties = {party["name"] for party in info["parties"]}
    people = {person["name"] for person in info["people"]}
    issues = {issue["id"] for issue in info["issues"]}
    for statement in annotation["statements"]:
        who, side = statement["speaker"], statement["for"]
        if who and not who.startswith("(unnamed)") and who not in people | parties:
            raise BundleError(f"statement {statement['id']}: speaker {who!r} is not in bundle.json")
        if side and side not in parties | people:
            raise BundleError(f"statement {statement['id']}: for {side!r} is not in bundle.json")
    for stance in annotation["stances"]:
        if stance["holder"] not in parties:
            raise BundleError(f"stance holder {stance['holder']!r}")
        if stance["issue"] not in issues:
            raise BundleError(f"issue {stance['issue']!r}")


def _references(info: Record) -> Iterator[str]:
    for course in info["courses"]:
        for point in course["points"]:
            yield from point["evidence"]
    for shift in info["shifts"]:
        yield from shift["evidence"]
    for contradiction in info["contradictions"]:
        yield from (contradiction["a"], contradiction["b"])
    for group in info["same"]:
        yield from group
    for hypothesis in info.get("hypotheses", []):
        yield from hypothesis.get("for", []) + hypothesis.get("against", [])


def read_bundle(folder: Path) -> tuple[Record, list[Record]]:
    """Read a bundle: what bundle.json says, and its pages in the order in which they were published.

    A page is its header, `text` and annotation in one record. Raises BundleError, or FileNotFoundError when
    there is no bundle.json.
    """
    info = json.loads((folder / "bundle.json").read_text(encoding="utf8"))
    known: set[str] = set()
    pages: list[Record] = []
    for path in sorted(folder.glob("[0-9]*.txt")):
        try:
            header, text, annotation = read_page(path)
            _check_names(info, annotation)
        except (BundleError, KeyError, json.JSONDecodeError) as error:
            raise BundleError(f"{path.name}: {error!r}") from None
        known |= {
            f"{header['id']}#{item['id']}" for k in ("statements", "acts", "terms") for item in annotation[k]
        }
        pages.append({**header, "bundle": info["id"], "text": text, **annotation})
    if missing := [name for name in _references(info) if name not in known]:
        raise BundleError(f"bundle.json names {missing[0]}, which no page has")
    parties, issues = {p["name"] for p in info["parties"]}, {i["id"] for i in info["issues"]}
    for item in info["courses"] + info["shifts"]:
        if item["party"] not in parties or item["issue"] not in issues:
            raise BundleError(f"course or shift of {item['party']}, {item['issue']}")
    if not 4 <= len(pages) <= 6:
        raise BundleError(f"{len(pages)} pages, expected 4 to 6")
    return info, pages


def find_bundles(folders: Iterable[Path]) -> list[Path]:
    """Take bundles as they are, and a folder of bundles (train, dev) as all that lie in it, by name."""
    found = []
    for folder in folders:
        inside = [path.parent for path in sorted(folder.glob("*/bundle.json"))]
        found += inside if inside and not (folder / "bundle.json").exists() else [folder]
    return found


def count(bundles: Iterable[tuple[Record, list[Record]]]) -> Counter[str]:
    """Count what bundles hold: pages, words, each kind of annotation, and what spans pages."""
    counts: Counter[str] = Counter()
    for info, pages in bundles:
        counts["bundles"] += 1
        for name in ("shifts", "contradictions", "same"):
            counts[name] += len(info[name])
        for page in pages:
            counts["pages"] += 1
            counts["words"] += len(page["text"].split())
            counts["nested"] += sum(one["nested_in"] is not None for one in page["statements"])
            counts[f"genre {page['genre']}"] += 1
            counts.update({name: len(page[name]) for name in COUNTED})
            counts.update(f"kind {one['kind']}" for one in page["statements"])
            counts.update(f"act {one['type']}" for one in page["acts"])
    return counts


def _table(parts: dict[str, Counter[str]]) -> str:
    """Write the counts as a Markdown table, a column a part and one for all."""
    parts = {**parts, "all": sum(parts.values(), Counter())} if len(parts) > 1 else parts
    totals = ["bundles", "pages", "words", "statements", "nested", *COUNTED[1:], "shifts", "contradictions"]
    names = [*totals, "same"]
    for prefix in ("kind", "genre", "act"):
        names += sorted({name for part in parts.values() for name in part if name.startswith(prefix + " ")})
    label = {"nested": "of them nested", "same": "groups of same statements"}
    rows = [["", *parts], ["---", *("---:" for _ in parts)]]
    rows += [[label.get(name, name), *(f"{part[name]:,}" for part in parts.values())] for name in names]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _line(folder: Path, bundle: tuple[Record, list[Record]]) -> str:
    n = count([bundle])
    return (
        f"{folder}: {n['pages']} pages, {n['words']} words, {n['statements']} statements"
        + f" ({n['nested']} nested), "
        + ", ".join(f"{n[name]} {name}" for name in ("acts", "stances", "terms", "times", "opinions", "gaps"))
        + f"; {n['shifts']} shifts, {n['contradictions']} contradictions, {n['same']} same"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit status (1 when a bundle was rejected)."""
    parser = argparse.ArgumentParser(
        prog="talks.py",
        description=(__doc__ or "").split("\n\n")[0],
        epilog="Example: talks.py build corpus/talks/train > train.jsonl. Exit status: 0 all bundles good,"
        " 1 some are not (each named with its reason on standard error), 2 usage.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, does in (
        ("check", "verify bundles against the guidelines, and say in a line what each holds"),
        ("build", "print bundles as JSON Lines: plain text, annotation with code-point offsets"),
        ("stats", "count pages, words and annotation, a column a FOLDER, as a Markdown table"),
    ):
        command = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        command.add_argument(
            "folder", nargs="+", type=Path, metavar="FOLDER", help="a bundle, or a folder of bundles"
        )
    options = parser.parse_args(arguments)

    failed = 0
    parts: dict[str, Counter[str]] = {}
    for given in options.folder:
        part = parts.setdefault(given.resolve().name, Counter())
        for folder in find_bundles([given]):
            try:
                bundle = read_bundle(folder)
            except (BundleError, KeyError, json.JSONDecodeError, OSError) as error:
                failed += 1
                sys.stderr.write(f"{folder}: {error}\n")
                continue
            part.update(count([bundle]))
            if options.command == "build":
                line = {"bundle": bundle[0], "pages": bundle[1]}
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            elif options.command == "check":
                sys.stdout.write(_line(folder, bundle) + "\n")
    if options.command == "stats":
        sys.stdout.write(_table(parts) + "\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
