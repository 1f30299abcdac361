"""The cache of vectors: exact, bounded, and never in the way."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import time

import numpy as np
import pytest

from compare import blobs
from compare.cli import main
from compare.encoding.cache import CachedEncoder, VectorCache, cached, vectors_file
from compare.encoding.opening import open_encoder


class Slow:
    """Counts what it was asked to encode."""

    instant = False
    name = "slow"
    languages = frozenset({"ar"})

    def __init__(self, fingerprint: str = "one", dim: int = 3) -> None:
        self.fingerprint = fingerprint
        self.dim = dim
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return np.array(
            [[len(text), *text.encode().ljust(self.dim)[: self.dim - 1]] for text in texts], np.float32
        ).reshape(-1, self.dim)

    def token_vectors(self, text):
        return [(0, len(text))], self.encode([text])


TEXTS = ["abc", "bcd", "abc", "كلمة"]


def test_what_is_known_is_not_encoded_again_and_is_the_same():
    first = Slow()
    fresh = cached(first).encode(TEXTS)
    assert first.asked == ["abc", "bcd", "كلمة"]
    assert np.array_equal(fresh, Slow().encode(TEXTS))
    second = Slow()
    again = cached(second).encode([*TEXTS, "new"])
    assert second.asked == ["new"]
    assert np.array_equal(again[:4], fresh)


def test_another_model_has_vectors_of_its_own():
    cached(Slow()).encode(TEXTS)
    other = Slow("two")
    cached(other).encode(TEXTS)
    assert len(other.asked) == 3


def test_instant_encoders_and_no_cache_are_left_as_they_are():
    encoder = open_encoder()
    assert cached(encoder) is encoder
    slow = Slow()
    assert cached(slow, enabled=False) is slow


def test_no_texts():
    assert cached(Slow()).encode([]).shape == (0, 3)


def test_a_lone_surrogate_is_a_text_too():
    cached(Constant()).encode(["\ud800"])
    assert VectorCache(vectors_file()).count() == 1


class Constant(Slow):
    def encode(self, texts):
        return np.ones((len(texts), 3), np.float32)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_damaged_file_is_replaced(content):
    vectors_file().parent.mkdir(parents=True)
    vectors_file().write_bytes(content)
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))
    second = Slow()
    cached(second).encode(TEXTS)
    cached(second).encode(TEXTS)
    assert len(second.asked) <= 3


def test_a_truncated_file():
    cached(Slow(dim=300)).encode([str(number) for number in range(300)])
    whole = vectors_file().read_bytes()
    vectors_file().write_bytes(whole[: len(whole) // 2])
    texts = [str(number) for number in range(300)]
    assert np.array_equal(cached(Slow(dim=300)).encode(texts), Slow(dim=300).encode(texts))


def test_another_table_in_the_file():
    vectors_file().parent.mkdir(parents=True)
    connection = sqlite3.connect(vectors_file())
    connection.execute("CREATE TABLE vectors (other INTEGER)")
    connection.commit()
    connection.close()
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


def test_damaged_vectors_are_not_believed():
    cached(Slow()).encode(TEXTS)
    connection = sqlite3.connect(vectors_file())
    connection.execute("UPDATE vectors SET vector = x'0000c07f' || x'0000c07f' || x'0000c07f'")
    connection.commit()
    connection.close()
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


def test_vectors_of_the_wrong_length_are_not_believed():
    cached(Slow()).encode(["abc"])
    connection = sqlite3.connect(vectors_file())
    connection.execute("UPDATE vectors SET vector = x'00000000'")
    connection.commit()
    connection.close()
    assert np.array_equal(cached(Slow()).encode(["abc", "new"]), Slow().encode(["abc", "new"]))


def test_a_folder_where_the_file_should_be():
    vectors_file().mkdir(parents=True)
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


def test_a_cache_folder_that_cannot_be_made(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "file" / "cache"))
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir(mode=0o500)
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "locked"))
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


def test_a_full_disk(monkeypatch):
    def full(self, vectors):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(blobs.BlobCache, "_write", full)
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))


def test_a_file_that_another_process_holds(monkeypatch):
    monkeypatch.setattr(blobs, "WAIT", 0.05)
    cached(Slow()).encode(["abc"])
    holder = sqlite3.connect(vectors_file(), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert np.array_equal(cached(Slow()).encode(TEXTS), Slow().encode(TEXTS))
    holder.rollback()
    holder.close()
    assert VectorCache(vectors_file()).count() == 1


def test_the_limit_drops_the_longest_unused(monkeypatch):
    store = VectorCache(vectors_file(), limit=20_000)
    day = [1000]
    monkeypatch.setattr(time, "time", lambda: day[0] * blobs.DAY)
    rows = {bytes([number]) * 16: np.full(100, number, np.float32) for number in range(100)}
    keys = list(rows)
    store.write({key: rows[key] for key in keys[:20]})
    day[0] += 1
    store.write({key: rows[key] for key in keys[20:40]})
    day[0] += 1
    assert len(store.read(keys[:10])) == 10
    store.write({key: rows[key] for key in keys[40:50]})
    left = store.read(keys)
    assert set(keys[:10]) | set(keys[40:50]) <= set(left)
    assert len(left) * (400 + 16 + blobs.ROW_OVERHEAD) <= 20_000
    size = vectors_file().stat().st_size
    for start in range(0, 100, 10):
        store.write({key: rows[key] for key in keys[start : start + 10]})
    assert vectors_file().stat().st_size <= size * 1.5


def write_many(path, number):
    # On a busy machine a writer gives up after two seconds, which is right but not what is tested.
    blobs.WAIT = 60.0
    store = VectorCache(path)
    for step in range(20):
        key = number.to_bytes(8, "big") + step.to_bytes(8, "big")
        store.write({key: np.full(50, number, np.float32)})
        assert np.array_equal(store.read([key])[key], np.full(50, number, np.float32))


def test_several_processes_at_once():
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many, args=(vectors_file(), number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert VectorCache(vectors_file()).count() == 60


def test_token_vectors_and_names_pass_through():
    encoder = cached(Slow())
    assert isinstance(encoder, CachedEncoder)
    assert encoder.token_vectors("abc")[0] == [(0, 3)]
    assert (encoder.name, encoder.fingerprint, encoder.languages) == ("slow", "one", {"ar"})


def test_info_and_clear(capsys):
    assert main(["cache", "info"]) == 0
    assert "empty" in capsys.readouterr().out
    cached(Slow()).encode(TEXTS)
    assert main(["cache", "info"]) == 0
    shown = capsys.readouterr().out
    assert str(vectors_file().parent) in shown and "3 vectors" in shown
    assert main(["cache", "clear"]) == 0
    assert not vectors_file().exists()
    assert main(["cache", "clear"]) == 0
