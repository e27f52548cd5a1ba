"""The talks corpus: its tool, its bundles, and what its datasheet says of them."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

TALKS = Path(__file__).resolve().parent.parent / "corpus" / "talks"
TOOL = TALKS / "talks.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("talks_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


talks = _load()
BUNDLES = sorted(path.parent for path in TALKS.glob("*/*/bundle.json"))


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def pages() -> dict[str, dict[str, Any]]:
    return {page["id"]: page for folder in BUNDLES for page in talks.read_bundle(folder)[1]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """One bundle that a test may spoil."""
    return Path(shutil.copytree(TALKS / "train" / "m-palkbay", tmp_path / "m-palkbay"))


def _spoil(folder: Path, old: str, new: str) -> None:
    first = min(folder.glob("*.txt"))
    text = first.read_text(encoding="utf8")
    assert text.count(old) >= 1
    first.write_text(text.replace(old, new, 1), encoding="utf8")


def test_train_and_dev_are_there() -> None:
    assert {folder.parent.name for folder in BUNDLES} == {"train", "dev"}
    assert len(BUNDLES) >= 57


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_a_bundle_follows_the_guidelines(folder: Path) -> None:
    info, pages = talks.read_bundle(folder)
    assert info["fiction"] is True
    assert info["id"] == folder.name
    published = [page["published"] for page in pages]
    assert published == sorted(published)
    for page in pages:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.example(/\S*)?", page["url"]), page["url"]


def test_spans_lie_in_their_page_and_are_not_empty(pages: dict[str, dict[str, Any]]) -> None:
    for page in pages.values():
        for span in _spans(page):
            assert 0 <= span[0] < span[1] <= len(page["text"]), (page["id"], span)
        assert not talks.LEFTOVER.search(page["text"]), page["id"]


def _spans(page: dict[str, Any]) -> Iterator[list[int]]:
    for statement in page["statements"]:
        yield from statement["source"] + statement["cue"] + statement["content"]
    for item in page["acts"] + page["terms"]:
        yield from item["spans"]
    yield from page["opinions"] + page["furniture"]
    for item in page["times"] + page["gaps"] + page["passages"]:
        yield [item["start"], item["end"]]


def test_nesting_has_no_circle(pages: dict[str, dict[str, Any]]) -> None:
    for page in pages.values():
        parent = {one["id"]: one["nested_in"] for one in page["statements"]}
        for key in parent:
            seen = set()
            at = key
            while at is not None:
                assert at not in seen, f"{page['id']}#{key}"
                seen.add(at)
                at = parent[at]


def test_a_nested_statement_stands_in_its_parent(pages: dict[str, dict[str, Any]]) -> None:
    """Of the later bundles; in the earlier ones a few relays touch their parent from outside."""
    for page in pages.values():
        by_id = {one["id"]: one for one in page["statements"]}
        for one in page["statements"]:
            if not page["bundle"].startswith("m-") or one["nested_in"] is None:
                continue
            around = by_id[one["nested_in"]]["content"]
            for start, end in one["content"]:
                assert any(a <= start and end <= b for a, b in around), f"{page['id']}#{one['id']}"


def test_shifts_join_neighbours_of_a_course() -> None:
    """Of the later bundles: a shift's two stances follow each other in the course of the same party."""
    for folder in BUNDLES:
        info, _ = talks.read_bundle(folder)
        if not folder.name.startswith("m-"):
            continue
        for shift in info["shifts"]:
            (course,) = [
                c for c in info["courses"] if (c["party"], c["issue"]) == (shift["party"], shift["issue"])
            ]
            taken = [point["stance"] for point in course["points"] if point["stance"] != "unclear"]
            moves = [(a, b) for a, b in pairwise(taken) if a != b]
            # what is conditional on the way counts as a step of the same move
            assert shift["before"] != shift["after"]
            assert moves[0][0] == shift["before"], (folder.name, shift["party"], moves)
            assert shift["after"] in {after for _, after in moves}, (folder.name, shift["party"], moves)


def test_a_quotation_is_direct_and_its_report_is_not(pages: dict[str, dict[str, Any]]) -> None:
    kinds = {one["id"]: one["kind"] for one in pages["m-palkbay-01"]["statements"]}
    assert kinds["2"] == "direct"
    assert kinds["1"] == "indirect"
    assert kinds["5"] == "mixed"


@pytest.mark.corpora
def test_build_gives_the_earlier_bundles_unchanged(corpora: Path) -> None:
    for part in ("train", "dev"):
        before = (corpora / "talks" / f"{part}.jsonl").read_text(encoding="utf8").splitlines()
        built = _run("build", TALKS / part)
        assert built.returncode == 0, built.stderr
        now = built.stdout.splitlines()
        assert set(before) <= set(now)
        if part == "dev":
            assert now == before


def test_the_datasheet_counts_what_is_there() -> None:
    sheet = (TALKS / "DATASHEET.md").read_text(encoding="utf8")
    stats = _run("stats", TALKS / "train", TALKS / "dev").stdout.strip()
    told = re.search(r"<!-- stats -->\n(.*?)<!-- /stats -->", sheet, re.DOTALL)
    assert told is not None
    assert told[1].strip() == stats


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</con>", "", "not closed"),
        ('<cue i="2">', '<cue i="2" >', ""),
        ('<cue i="3">said</cue>', "<cue i='3'>said</cue>", "closes"),
        ('<cue i="3">said</cue>', '<cue i="3"></cue>', "empty"),
        ('<time v="2028-02-14">', "<tume>", "closes"),
        ('"speaker": "Antony Xavier Rayan"', '"speaker": "Antony Rayan"', "not in bundle.json"),
        ('"type": "PROTEST"', '"type": "PROTESTING"', "type PROTESTING"),
        ('"kind": "demand"', '"kind": "wish"', "kind wish"),
        ('"stance": "for"', '"stance": "in favour"', "in favour"),
        ('"genre": "wire"', '"genre": "sermon"', "sermon"),
        ('"nested_in": "3"', '"nested_in": "99"', "missing 99"),
        ('{"statements"', '{statements"', "JSONDecodeError"),
        ('"holder": "Sri Lanka"', '"holder": "Ceylon"', "Ceylon"),
    ],
)
def test_check_names_what_is_wrong(copy: Path, old: str, new: str, reason: str) -> None:
    _spoil(copy, old, new)
    checked = _run("check", copy)
    if not reason:  # blanks in a tag are allowed
        assert checked.returncode == 0, checked.stderr
        return
    assert checked.returncode == 1
    assert "m-palkbay" in checked.stderr
    assert "01-" in checked.stderr
    assert reason in checked.stderr


def test_a_bad_bundle_does_not_stop_the_others(copy: Path) -> None:
    (copy / "bundle.json").unlink()
    built = _run("build", copy, TALKS / "dev" / "a-krna")
    assert built.returncode == 1
    assert "bundle.json" in built.stderr
    assert json.loads(built.stdout)["bundle"]["id"] == "a-krna"


def test_help_and_usage() -> None:
    assert "JSON Lines" in _run("--help").stdout
    assert _run().returncode == 2
    assert _run("check").returncode == 2


TAGGED = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_characters="<>"), min_size=1, max_size=8),
    lambda inner: st.builds(
        lambda name, parts: f'<{name} i="1">' + "".join(parts) + f"</{name}>",
        st.sampled_from(["src", "cue", "con", "act", "op"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


@given(st.lists(TAGGED, max_size=4).map("".join))
def test_untag_keeps_the_text_and_every_span(tagged: str) -> None:
    text, spans = talks.untag(tagged)
    assert text == re.sub(r"</?[a-z]+[^>]*>", "", tagged)
    assert len(spans) == len(re.findall(r"</", tagged))
    for name, attributes, start, end in spans:
        assert attributes == {"i": "1"}
        assert 0 <= start < end <= len(text)
        opened = f'<{name} i="1">'
        assert text[start:end] in set(_insides(tagged, opened, f"</{name}>"))


def _insides(tagged: str, opened: str, closed: str) -> Iterator[str]:
    """What stands between each such opening tag and its own closing one, without tags: found by counting."""
    for at in (match.end() for match in re.finditer(re.escape(opened), tagged)):
        depth, end = 1, at
        while depth:
            following = re.compile(f"{re.escape(opened)}|{re.escape(closed)}").search(tagged, end)
            assert following is not None
            depth += 1 if following[0] == opened else -1
            end = following.end()
        yield re.sub(r"</?[a-z]+[^>]*>", "", tagged[at : end - len(closed)])
