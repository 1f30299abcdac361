"""Fixtures of the tests of readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare.errors import UserError
from compare.reading import read_document
from compare.records import Document

Blocks = Callable[..., list[str]]
Refusal = Callable[..., str]


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Document]:
    """Write bytes under a name and read them back as a document with checked spans."""

    def read(data: bytes, name: str, language: str = "ar", encoding: str | None = None) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return checked(read_document(str(path), language, encoding=encoding))

    return read


@pytest.fixture
def blocks(document: Callable[..., Document]) -> Blocks:
    """The texts of the paragraphs of a file."""

    def read(data: bytes, name: str, **options: str) -> list[str]:
        found = document(data, name, **options)
        return [found.text[each.start : each.end] for each in found.paragraphs]

    return read


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    """The message for a bad file, checked to be one line that begins with its name."""

    def read(data: bytes, name: str, **options: str) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(UserError) as caught:
            read_document(str(path), "ar", **options)
        message = str(caught.value)
        assert len(message.splitlines()) == 1
        assert message.startswith(f"{path}: ")
        return message

    return read


def checked(document: Document) -> Document:
    """The document, whose paragraphs are in order, apart, inside the text and not blank."""
    end = 0
    for index, each in enumerate(document.paragraphs):
        assert each.index == index
        assert end <= each.start < each.end <= len(document.text)
        assert document.text[each.start : each.end].strip()
        end = each.end
    assert document.paragraphs
    assert not any("\ud800" <= char <= "\udfff" or char == "\0" for char in document.text)
    return document
