"""`muqabala cache`: what the program keeps to be faster, and removing it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HELP = "show or clear what is kept to be faster next time"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`info` and `clear`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in (("info", "say where the cache is and how large"), ("clear", "delete it; it fills again")):
        action = actions.add_parser(name, help=text, description=text)
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Print or delete; UserError where a file cannot be deleted."""
    return _clear() if arguments.action == "clear" else _info()


def _info() -> int:
    from compare.encoding.cache import LIMIT, VectorCache, vectors_file
    from compare.places import cache_folder

    folder = cache_folder()
    print(f"folder   {folder}")
    files = sorted(folder.glob("*.sqlite")) if folder.is_dir() else []
    parts = _downloads()
    indexes = _indexes()
    if not files and not parts and not indexes:
        print("empty")
    for file in files:
        line = f"{file.name}   {_size(file.stat().st_size)}"
        if file == vectors_file():
            line += f"   {VectorCache(file).count()} vectors, limit {_size(LIMIT)}"
        print(line)
    if parts:
        print(f"downloads   {_size(sum(part.stat().st_size for part in parts))}   begun and not finished")
    if indexes:
        size = sum(file.stat().st_size for index in indexes for file in index.iterdir())
        print(f"{len(indexes)} {'index' if len(indexes) == 1 else 'indexes'} of folders   {_size(size)}")
    return 0


def _indexes() -> list[Path]:
    """Indexes that `index` and `find` keep for folders."""
    from compare.places import cache_folder

    return sorted(file.parent for file in (cache_folder() / "indexes").glob("*/index.sqlite"))


def _downloads() -> list[Path]:
    """Packages that did not come whole yet."""
    from compare.gloss.fetch import parts_folder

    folder = parts_folder()
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _clear() -> int:
    from compare.blobs import remove
    from compare.errors import UserError
    from compare.places import cache_folder

    folder = cache_folder()
    freed = 0
    for file in sorted(folder.glob("*.sqlite")) if folder.is_dir() else []:
        try:
            freed += remove(file)
        except OSError as error:
            raise UserError(f"{file}: cannot be deleted ({error.strerror or error}); check its rights") from error
    for file in _downloads():
        try:
            size = file.stat().st_size
            file.unlink()
        except OSError as error:
            raise UserError(f"{file}: cannot be deleted ({error.strerror or error}); check its rights") from error
        freed += size
    for index in _indexes():
        from compare.many.index import remove_index

        try:
            freed += remove_index(index)
            (index / "lock").unlink(missing_ok=True)
            index.rmdir()
        except OSError as error:
            raise UserError(f"{index}: cannot be deleted ({error.strerror or error}); check its rights") from error
    print(f"freed {_size(freed)}")
    return 0


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
