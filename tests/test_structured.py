"""Hostile JSON and TOML, and pipes in the place of files, are one line and never a wait."""

from __future__ import annotations

import ast
import os
import shutil
from pathlib import Path

import pytest

import compare
from compare.encoding import opening
from compare.errors import UserError
from compare.review.store import DecisionStore
from compare.settings import load_settings

PACKAGE = Path(compare.__file__).parent
DEEP = "[" * 200_000


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(opening.MODELS / opening.EMBEDDED, tmp_path / "encoder"))


@pytest.mark.parametrize("name", ["encoder.json", "modules.json"])
@pytest.mark.parametrize("kind", ["deep", "pipe"])
def test_an_encoders_folder_is_refused_in_one_line(encoder: Path, name: str, kind: str) -> None:
    (encoder / name).unlink(missing_ok=True)
    if kind == "deep":
        (encoder / name).write_text(DEEP)
    else:
        os.mkfifo(encoder / name)
    with pytest.raises(UserError, match=name):
        opening.open_encoder(str(encoder))


def test_a_deep_header_of_weights_is_refused_in_one_line(encoder: Path) -> None:
    (encoder / "model.safetensors").write_bytes(len(DEEP).to_bytes(8, "little") + DEEP.encode())
    with pytest.raises(UserError, match=r"model\.safetensors"):
        opening.open_encoder(str(encoder))


@pytest.mark.parametrize("kind", ["deep", "pipe"])
def test_settings_are_refused_in_one_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.toml"
    if kind == "deep":
        path.write_text("a = " + DEEP)
    else:
        os.mkfifo(path)
    with pytest.raises(UserError, match=r"settings\.toml"):
        load_settings(path)


def test_a_deep_decision_counts_as_none(tmp_path: Path) -> None:
    with DecisionStore(tmp_path / "decisions.sqlite3") as store:
        store._connection.execute("INSERT INTO decisions VALUES ('p', ?)", (DEEP,))
        assert store.decisions(["p"])["p"].empty


def test_files_are_taken_apart_in_one_place_only() -> None:
    """Other modules read JSON only from our own processes."""
    trusted = {"structured.py", "children.py", "isolated.py", "job.py", "worker.py"}
    for file in PACKAGE.rglob("*.py"):
        if file.name in trusted:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in {("json", "loads"), ("json", "load"), ("tomllib", "loads")}, (
                    file
                )
