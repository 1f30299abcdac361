"""The reader's child that is kept between files: the same answers, and none for a file that killed it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator

import pytest

from compare.errors import UserError
from compare.reading.isolated import KeptReader


@pytest.fixture
def reader() -> Iterator[KeptReader]:
    kept = KeptReader()
    yield kept
    kept.close()


def ask(reader: KeptReader, function: str, data: bytes, seconds: float = 30) -> object:
    request = json.dumps({"worker": f"{__name__}:{function}", "name": "a.html", "arguments": {}}).encode()
    answer = reader.answer(request, data, "a.html", seconds)
    return json.loads(answer)["result"] if answer else None


def pid(data: bytes, name: str) -> list[object]:
    print("a library that prints")
    return [os.getpid(), data.decode(), name]


def die(data: bytes, name: str) -> None:
    os._exit(3)


def hang(data: bytes, name: str) -> None:
    time.sleep(60)


def test_one_child_reads_file_after_file(reader: KeptReader) -> None:
    first, second = ask(reader, "pid", b"one"), ask(reader, "pid", b"two\n\x00")
    assert isinstance(first, list) and isinstance(second, list)
    assert first[1:] == ["one", "a.html"]
    assert second == [first[0], "two\n\x00", "a.html"]


def test_a_file_that_kills_or_holds_the_child_costs_no_other(reader: KeptReader) -> None:
    first = ask(reader, "pid", b"")
    assert ask(reader, "die", b"") is None
    with pytest.raises(UserError, match=r"took longer than 0\.5 s"):
        ask(reader, "hang", b"", seconds=0.5)
    last = ask(reader, "pid", b"")
    assert isinstance(first, list) and isinstance(last, list)
    assert first[0] != last[0]
