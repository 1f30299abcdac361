"""How long work reports how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) now and then; may raise to stop the work (`compare.errors.Cancelled`)."""


def unheard(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
