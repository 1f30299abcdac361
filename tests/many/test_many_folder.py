"""The folder that a batch writes to: what cannot be one is told in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import UserError
from compare.many.folder import ROWS, BatchFolder


def test_a_folder_whose_rows_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ROWS).mkdir()
    with pytest.raises(UserError, match=r"cannot be written \(Is a directory\); check the folder and its rights"):
        BatchFolder(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(UserError, match="is a file; name a folder"):
        BatchFolder(tmp_path / "taken")


def test_what_a_batch_wrote_is_there_when_it_goes_on(tmp_path: Path) -> None:
    place = tmp_path / "night"
    with BatchFolder(place) as folder:
        assert folder.rows == {}
        folder.keep({"name": "a", "status": "compared"}, {".txt": b"listed"})
    with BatchFolder(place) as folder:
        assert folder.rows == {"a": {"name": "a", "status": "compared", "files": ["a.txt"]}}
        with pytest.raises(UserError, match="another batch is writing there"):
            BatchFolder(place)
