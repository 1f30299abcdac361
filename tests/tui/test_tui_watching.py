"""Files on disk that are no longer what was read."""

from __future__ import annotations

import os

import pytest

from compare.pipeline import Options, load_document
from compare.records import Document
from compare.tui.watching import FileWatch


@pytest.fixture
def document(tmp_path) -> Document:
    (tmp_path / "report.txt").write_text("One sentence. Another one.\n", encoding="utf-8")
    return load_document(str(tmp_path / "report.txt"), "en", Options(), otherwise="en")


def test_another_text_is_seen_and_the_old_one_again(document, tmp_path):
    watch, file = FileWatch([document]), tmp_path / "report.txt"
    assert watch.changed() == []
    file.write_text("Quite another sentence.\n", encoding="utf-8")
    assert watch.changed() == [str(file)] == watch.changed()
    file.write_text("One sentence. Another one.\n", encoding="utf-8")
    assert watch.changed() == []


def test_a_file_that_was_only_touched_or_is_away_for_a_moment_is_the_same(document, tmp_path):
    watch, file = FileWatch([document]), tmp_path / "report.txt"
    os.utime(file, (1, 1))
    assert watch.changed() == []
    file.unlink()
    assert watch.changed() == []
