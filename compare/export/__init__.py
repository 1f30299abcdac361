"""Exports: one module a format, found by the registry.

A format module has `FORMAT` (its name), `SUFFIXES` (of files, with the dot)
and `render(comparison, options) -> bytes`.
"""

from compare.export.registry import ExportOptions, formats, render, write

__all__ = ["ExportOptions", "formats", "render", "write"]
