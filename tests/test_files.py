"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import UserError
from compare.files import write_whole


def test_a_new_file_has_the_content_and_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_whole(path, b"abc")
    assert path.read_bytes() == b"abc"
    (tmp_path / "plain").write_bytes(b"")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_existing_file_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(UserError, match=r"table\.csv: exists already"):
        write_whole(path, b"new", replace=False)
    assert path.read_bytes() == b"old"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", ["folder", "absent/table.csv", "file/table.csv"])
def test_what_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError, match=place):
        write_whole(tmp_path / place, b"x")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(UserError, match="device"):
        write_whole(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()
