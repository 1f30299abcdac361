"""Exports: one module a format, found by the registry.

A format module offers what `compare.export.registry.Format` says.
"""

from compare.export.registry import ExportOptions, formats, render, write

__all__ = ["ExportOptions", "formats", "render", "write"]
