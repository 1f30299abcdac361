"""Exports: one module a format, found by the registry.

A format module has `FORMAT` (its name), `SUFFIXES` (of files, with the dot)
and `render(comparison, options) -> bytes`; `TABLE = True` where
`options.columns` count, `AS_FOUND = True` where decisions stand beside what
was found instead of changing it.
"""

from compare.export.registry import ExportOptions, formats, render, write

__all__ = ["ExportOptions", "formats", "render", "write"]
