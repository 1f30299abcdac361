"""What is made of word lists, kept in the user's cache so that not every start makes it again.

As Python keeps what it makes of a module. What is kept is found again by all that it was made of: the lists, the code
that reads them and the interpreter; so it is never out of date, and whatever is wrong with the cache only costs time.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from compare import places
from compare.blobs import BlobCache

T = TypeVar("T")

FILE = "lists.sqlite"
LIMIT = 50_000_000
"""Bytes kept, a language takes two millions; beyond it the longest unused go first."""
_READERS = "languages", "text"
"""The packages whose code makes something of lists."""


def kept(made_of: Iterable[bytes], make: Callable[[], T]) -> T:
    """What `make` makes, once for all starts: lists, tuples and dictionaries of texts and numbers.

    `made_of` is what it depends on besides the code of those packages.
    """
    digest = hashlib.blake2b(_code(), digest_size=16)
    for part in made_of:
        digest.update(hashlib.blake2b(part).digest())
    key, values = digest.digest(), BlobCache(places.cache_folder() / FILE, table="lists", column="value", limit=LIMIT)
    if found := values.read([key]):
        try:
            return marshal.loads(found[key])  # type: ignore[no-any-return]
        except (EOFError, ValueError, TypeError):
            pass  # damaged: it is made again
    value = make()
    values.write({key: marshal.dumps(value)})  # type: ignore[arg-type]
    return value


@cache
def _code() -> bytes:
    """A hash of the code that makes what is kept, and of the interpreter that runs it."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for package in _READERS:
        for file in sorted((Path(__file__).parent.parent / package).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()
