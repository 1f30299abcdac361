"""Alignment: vectors of two texts in, links between their sentences out."""

from compare.alignment.link import Link

__all__ = ["Link"]
