"""The whole program measured on gold: a table for people, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.cli import main

CORPORA = Path(__file__).parents[2] / "corpora"


def test_a_pair_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(CORPORA / "port-fire"), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["pairs"] == 1
    assert data["sentences"] == {"source": 25, "target": 25}
    assert data["links"]["strict"]["gold"] == 21
    assert 0 < data["links"]["lax"]["f1"] <= 1
    assert data["findings"]["checks"]["number"]["gold"] >= 1


def test_the_text_is_a_markdown_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(CORPORA / "port-fire")]) == 0
    out = capsys.readouterr().out
    assert "| strict" in out
    assert "false alarms per 20 faithful sentences" in out


def test_the_golds_own_links_score_perfectly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(CORPORA / "port-fire"), "--gold-links", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["links"]["strict"]["f1"] == 1
    assert data["links"]["dropped"]["f1"] == data["links"]["added"]["f1"] == 1


@pytest.mark.parametrize("content", [None, "", "{}", '{"links": [{"source": [[0, 999999]]}]}'])
def test_what_is_not_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None) -> None:
    folder = tmp_path / "pair"
    if content is not None:
        folder.mkdir()
        (folder / "original.ar.txt").write_text("نص.", encoding="utf-8")
        (folder / "report.en.txt").write_text("Text.", encoding="utf-8")
        (folder / "gold.json").write_text(content, encoding="utf-8")
    assert main(["evaluate", str(folder)]) == 2
    err = capsys.readouterr().err
    assert "pair" in err and err.count("\n") == 1
