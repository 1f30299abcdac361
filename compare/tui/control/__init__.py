"""What the keys of the review do, a part for each kind of work.

A part is a plain object with `action_...` methods. Textual looks for the
action of a key on the screen that has the key: `actions_of` lends it theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def actions_of(*parts: object) -> dict[str, Callable[..., Any]]:
    """The `action_...` methods of all parts by name. Raises ValueError where two have the same."""
    actions: dict[str, Callable[..., Any]] = {}
    for part in parts:
        for name in dir(type(part)):
            if name.startswith("action_"):
                if name in actions:
                    raise ValueError(f"{name} is in two parts of the review")
                actions[name] = getattr(part, name)
    return actions
