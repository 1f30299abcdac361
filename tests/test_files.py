"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compare.blobs import BlobCache
from compare.errors import UserError
from compare.files import own_file, write_whole
from compare.review import DecisionStore


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


def test_a_link_stays_and_the_file_behind_it_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with pytest.raises(UserError, match="exists already"):
        write_whole(link, b"new", replace=False)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("leads_to", ["nothing.csv", "link.csv"])
def test_a_link_to_nothing_is_refused_whatever_may_be_replaced(tmp_path: Path, leads_to: str) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / leads_to)
    for may in (True, False):
        with pytest.raises(UserError, match=r"link\.csv"):
            write_whole(link, b"new", replace=may)
    assert list(tmp_path.iterdir()) == [link]


def test_the_longest_name_that_a_folder_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".csv")
    write_whole(path, b"abc")
    assert path.read_bytes() == b"abc"


@pytest.fixture
def usual_rights() -> Iterator[None]:
    """The rights that most systems give a new file: everybody may read it."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_decisions_are_the_users_own(tmp_path: Path, usual_rights: None) -> None:
    path = tmp_path / "share" / "muqabala" / "decisions.sqlite3"
    with DecisionStore(path) as store:
        store.decide("p1", lambda decision: replace(decision, note="between us"))
        assert {rights(file) for file in path.parent.iterdir()} == {0o600}
    assert [rights(folder) for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]


def test_decisions_that_others_could_read_become_the_users_own(tmp_path: Path, usual_rights: None) -> None:
    path = tmp_path / "decisions.sqlite3"
    with DecisionStore(path) as store:
        path.chmod(0o644)
        store.decide("p1", lambda decision: replace(decision, note="between us"))
    with DecisionStore(path) as store:
        assert store.decisions(["p1"])["p1"].note == "between us"
    assert rights(path) == 0o600


def test_a_damaged_store_is_followed_by_one_that_is_the_users_own(tmp_path: Path, usual_rights: None) -> None:
    path = tmp_path / "decisions.sqlite3"
    path.write_bytes(b"no database" * 400)
    DecisionStore(path).close()
    assert {rights(file) for file in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 2


def test_cached_glosses_are_the_users_own(tmp_path: Path, usual_rights: None) -> None:
    path = tmp_path / "cache" / "glosses.sqlite3"
    cache = BlobCache(path, table="glosses", column="gloss", limit=1000)
    cache.write({b"key": b"what the witness said"})
    assert cache.read([b"key"]) == {b"key": b"what the witness said"}
    assert rights(path) == 0o600
    assert rights(path.parent) == 0o700


def test_a_device_in_the_place_of_a_file_keeps_its_rights(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o644)
    own_file(pipe)
    assert rights(pipe) == 0o644
