"""What is made of word lists is made once, and again whenever anything that it was made of changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare.blobs import BlobCache
from compare.languages import tables
from compare.languages.kept import FILE, kept
from compare.places import cache_folder

VALUE = {"say": [("attribution", ("say that", ("reports",)))], "nothing": [], "figures": (1, 2.5, True)}


def counted(calls: list[int]) -> Callable[[], object]:
    def make() -> object:
        calls.append(1)
        return VALUE

    return make


def test_what_was_made_once_is_found_again() -> None:
    calls: list[int] = []
    assert [kept([b"lists", b"of two"], counted(calls)) for _ in range(3)] == [VALUE] * 3
    assert len(calls) == 1
    kept([b"lists", b"of three"], counted(calls))
    kept([b"listsof", b" two"], counted(calls))
    assert len(calls) == 3


def test_a_damaged_value_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    kept([b"lists"], counted(calls))
    read = BlobCache.read
    monkeypatch.setattr(
        BlobCache, "read", lambda self, keys: {key: value[:9] for key, value in read(self, keys).items()}
    )
    assert kept([b"lists"], counted(calls)) == VALUE
    assert len(calls) == 2


def test_without_a_cache_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "file" / "cache"))
    assert kept([b"lists"], lambda: VALUE) == VALUE


def test_tables_are_the_same_from_the_files_and_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_HOME", tmp_path)
    (tmp_path / "xx").mkdir()
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "compact_numbers.toml").write_text("", "utf-8")
    lists = tmp_path / "xx" / "words.toml"
    for function in ("the", "the\na"):
        lists.write_text(f'[words]\nfunction = """\n{function}\n"""\n', "utf-8")
        made = tables.language_tables("xx")
        assert made["words"]["function"] == f"{function}\n"
        assert tables.language_tables("xx") == made
    assert (cache_folder() / FILE).is_file()
