"""What was corrected in a folder that `onrecord export --format brat` made: what it says now against then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.corrections.correction import Correction, Mistakes
from onrecord.corrections.standoff import Noted, parse_annotations
from onrecord.export.brat import MANIFEST

_PARTS = ("source", "cue", "content")


class _Written(msgspec.Struct, frozen=True):
    page: str
    annotations: str


def parse_brat(files: Mapping[str, str]) -> list[Correction]:
    """The corrections in these files, by their names; none where nothing was changed.

    A statement whose content is gone is a `reject`, one that differs a `correct`, and one without a note of
    ours was missed: a `correct` of no statement. CorrectionError names each mistake with file and line.
    """
    mistakes = Mistakes()
    manifest = _manifest(files, mistakes)
    mistakes.throw()
    found: list[Correction] = []
    for name, written in manifest.items():
        if f"{name}.ann" not in files:
            continue  # who takes a page out of the folder says nothing of it
        text = files.get(f"{name}.txt")
        if text is None:
            mistakes.add(f"{name}.ann", None, f"has no {name}.txt beside it; put the exported one back")
            continue
        before = {
            one.id: one for one in parse_annotations(written.annotations, text, f"{name}.ann", mistakes)
        }
        now = parse_annotations(files[f"{name}.ann"], text, f"{name}.ann", mistakes)
        found += _compared(before, now, written.page, f"{name}.ann", mistakes)
    for name in files:
        if name.endswith(".ann") and name.removesuffix(".ann") not in manifest:
            mistakes.add(name, None, f"is not in {MANIFEST}; keep the names of the exported files")
    mistakes.throw()
    return found


def _manifest(files: Mapping[str, str], mistakes: Mistakes) -> dict[str, _Written]:
    if MANIFEST not in files:
        mistakes.add(MANIFEST, None, "is missing; it tells what was exported, and comes with the export")
        return {}
    try:
        return msgspec.json.decode(files[MANIFEST], type=dict[str, _Written])
    except msgspec.MsgspecError as error:
        mistakes.add(MANIFEST, None, f"is damaged ({error}); put the exported one back")
        return {}


def _compared(
    before: Mapping[str, Noted], now: list[Noted], page: str, file: str, mistakes: Mistakes
) -> Iterator[Correction]:
    met: set[str] = set()
    for one in now:
        old = before.get(one.id)
        if old is None:
            if "content" in one.spans:
                value: dict[str, Any] = {**one.spans, **one.attributes}
                yield Correction(file, one.line, "correct", page, None, value, one.note or None)
            continue
        if one.id in met:
            mistakes.add(file, one.line, f"a second annotation has the note {one.id}; a new one needs none")
            continue
        met.add(one.id)
        if value := dict(_differences(old, one)):
            yield Correction(file, one.line, "correct", page, one.id, value)
    for id_, old in before.items():
        if id_ not in met:
            yield Correction(file, old.line, "reject", page, id_, {})


def _differences(old: Noted, new: Noted) -> Iterator[tuple[str, Any]]:
    for part in _PARTS:
        if old.spans.get(part) != new.spans.get(part):
            yield part, new.spans.get(part, ())
    for name in ("kind", "manner"):
        if old.attributes.get(name) != new.attributes.get(name):
            yield name, new.attributes.get(name)
    if old.speaker != new.speaker:
        yield "speaker_name", new.speaker
