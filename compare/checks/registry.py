"""Which checks there are: one module each in `compare/checks/catalogue/`.

A check's module is named after its id and holds

* `CHECK`, the id, the same as the file's name;
* `find(pair, context) -> Iterator[Finding]`, called for every passage;
* optionally `prepare(pairs, options) -> object`, called once per comparison;
  what it returns is given to `find` as `context.options[CHECK]`, for what must
  be known of both documents before a passage can be judged (the dateline, the
  spread of similarities). Other checks may read it, so it is called also where
  the check is switched off.

Nothing else is to be written to add a check.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from compare.checks import catalogue
from compare.passage.pair import Context, Pair
from compare.records import Finding

Find = Callable[[Pair, Context], Iterator[Finding]]
Prepare = Callable[[Sequence[Pair], dict[str, object]], Any]


@dataclass(frozen=True, slots=True)
class Check:
    """A check's id and functions."""

    id: str
    find: Find
    prepare: Prepare | None


@cache
def check_ids() -> tuple[str, ...]:
    """The ids of all checks, sorted; imports none of them."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(catalogue.__path__) if not m.name.startswith("_")))


def load_checks() -> tuple[Check, ...]:
    """All checks, sorted by id; ValueError if a module's CHECK is not its file's name."""
    return tuple(_load(name) for name in check_ids())


@cache
def _load(name: str) -> Check:
    module = importlib.import_module(f"{catalogue.__name__}.{name}")
    if name != module.CHECK:
        raise ValueError(f"the check in {name}.py calls itself {module.CHECK!r}")
    return Check(name, module.find, getattr(module, "prepare", None))
