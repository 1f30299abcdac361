"""Alignment: vectors of two texts in, links between their sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.records import Link

if TYPE_CHECKING:
    from compare.alignment.aligner import align

__all__ = ["Link", "align"]


def __getattr__(name: str) -> Any:
    """`align` on first use: it needs numpy, which `--help` should not wait for."""
    if name == "align":
        from compare.alignment.aligner import align

        return align
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
