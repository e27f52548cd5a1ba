"""The model bundle: a folder of files and the manifest that names and vouches for them."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from onrecord.errors import ModelError
from onrecord.model.decode import Chain
from onrecord.model.labels import LABELS
from onrecord.records import Frozen, ModelId

FORMAT = 1


class ChainWeights(Frozen, frozen=True):
    """A CRF's weights: `transitions` (labels, labels) and `start` (labels,)."""

    transitions: tuple[tuple[float, ...], ...]
    start: tuple[float, ...]

    def chain(self, labels: tuple[str, ...]) -> Chain:
        """The chain of these weights over `labels`."""
        return Chain.of(labels, np.array(self.transitions, np.float32), np.array(self.start, np.float32))


class Calibration(Frozen, frozen=True):
    """Weights of the logistic regression that turns scores into a confidence (see `Model.confidence`)."""

    bias: float = 0.0
    anchor: float = 0.5
    argument: float = 0.5


class Windows(Frozen, frozen=True):
    """How a page is cut for this model: word pieces a window, and those read again before it."""

    pieces: int = 126
    context: int = 20


class Manifest(Frozen, frozen=True):
    """What manifest.json holds, as far as reading needs it; the rest is for people (see MODEL_CARD.md)."""

    format: int
    name: str
    date: str
    files: dict[str, str]
    chains: dict[str, ChainWeights]
    labels: dict[str, tuple[str, ...]]
    confidence: Calibration = Calibration()
    windows: Windows = Windows()


class Bundle(Frozen, frozen=True):
    """A checked bundle: where it lies, what it says, who it is."""

    folder: str
    manifest: Manifest
    id: ModelId

    def path(self, name: str) -> Path:
        """The path of one of its files."""
        return Path(self.folder) / name


def shipped_bundle() -> Path:
    """Where the bundle that comes with the package lies."""
    return Path(str(files("onrecord.model") / "bundle"))


def load_bundle(folder: Path) -> Bundle:
    """The bundle of this folder; ModelError where its manifest is missing or of another format."""
    path = folder / "manifest.json"
    try:
        raw = path.read_bytes()
        manifest = msgspec.json.decode(raw, type=Manifest)
    except OSError as error:
        raise ModelError(f"no model bundle in {folder}: {error.strerror}. Reinstall onrecord.") from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path} is not the manifest of a model bundle: {error}") from error
    if manifest.format != FORMAT:
        raise ModelError(f"{path} is of format {manifest.format}; this version of onrecord reads {FORMAT}")
    if manifest.labels != LABELS:
        raise ModelError(f"{path} has other labels than this version of onrecord")
    return Bundle(str(folder), manifest, ModelId(manifest.name, hashlib.sha256(raw).hexdigest()))


def damaged_files(bundle: Bundle) -> list[str]:
    """Names of files that are missing or differ from what the manifest vouches for (reads them all)."""
    return [
        name
        for name, sha256 in bundle.manifest.files.items()
        if not bundle.path(name).is_file()
        or hashlib.sha256(bundle.path(name).read_bytes()).hexdigest() != sha256
    ]
