"""Which checks there are: one module each in `compare/checks/catalogue/`.

A check's module is named after its id and holds one subclass of
`compare.checks.base.Check`. Nothing else is to be written to add a check.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from compare.checks import catalogue
from compare.checks.base import Check


@cache
def check_ids() -> tuple[str, ...]:
    """The ids of all checks, sorted; imports none of them."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(catalogue.__path__) if not m.name.startswith("_")))


@cache
def load_check(name: str) -> Check:
    """The check of this id. ValueError if its module has no check of that id, or several."""
    module = importlib.import_module(f"{catalogue.__name__}.{name}")
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Check) and value.__module__ == module.__name__
    ]
    if len(classes) != 1 or classes[0].id != name:
        named = ", ".join(repr(one.id) for one in classes) or "none"
        raise ValueError(f"checks/catalogue/{name}.py must hold one check, and its id be {name!r}; it holds {named}")
    return classes[0]()


def load_checks() -> tuple[Check, ...]:
    """All checks, sorted by id."""
    return tuple(load_check(name) for name in check_ids())


@cache
def marks_whole(check: str) -> bool:
    """Whether the evidence of a check is whole sentences (`Check.whole`); False for a check that is not known here."""
    return check in check_ids() and load_check(check).whole


@cache
def accepted_for(check: str) -> frozenset[str]:
    """The checks that may fairly report what `check` looks for (`Check.found_as`), itself included."""
    return frozenset({check, *(load_check(check).found_as if check in check_ids() else ())})
