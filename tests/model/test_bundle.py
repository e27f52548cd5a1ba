import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.model import damaged_files, load_bundle, load_model, shipped_bundle


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_bundle(), tmp_path / "bundle"))


def change(bundle: Path, **fields: object) -> None:
    path = bundle / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_the_shipped_bundle_is_what_its_manifest_vouches_for() -> None:
    bundle = load_bundle(shipped_bundle())
    assert damaged_files(bundle) == []
    assert load_model().id == bundle.id


def test_a_file_that_was_changed_or_lost_is_named(copy: Path) -> None:
    (copy / "tokenizer.json").write_bytes(b"{}")
    (copy / "arguments.onnx").unlink()
    assert sorted(damaged_files(load_bundle(copy))) == ["arguments.onnx", "tokenizer.json"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"format": 99}, "format 99"),
        ({"labels": {"anchor": ["O"], "argument": ["O"], "opinion": ["O"]}}, "other labels"),
        ({"chains": 3}, "not the manifest"),
    ],
)
def test_another_form_of_manifest_is_refused_in_words(
    copy: Path, fields: dict[str, object], words: str
) -> None:
    change(copy, **fields)
    with pytest.raises(ModelError, match=words) as error:
        load_bundle(copy)
    assert str(copy) in str(error.value)


def test_a_folder_without_a_bundle_and_a_broken_graph(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model bundle in"):
        load_bundle(tmp_path)
    (copy / "encoder.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match="can't be loaded"):
        load_model(copy)
