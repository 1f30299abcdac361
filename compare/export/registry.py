"""Which formats there are, and writing one of them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from compare.errors import UserError
from compare.files import write_whole
from compare.records import Comparison

NOT_FORMATS = frozenset({"alignment_map", "lit", "registry", "table", "xmltext"})


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into an export, whatever its format.

    `columns` are keys of `compare.export.table.COLUMNS`, in the order wanted;
    `only` limits the passages to some statuses ("added", "dropped",
    "reworded", "equivalent", "moved", "changed"); `decisions` are the
    reviewer's, as JSON values by passage id. What was dismissed is left out
    and the reviewer's status and severity stand in place of the program's,
    unless `as_found`.
    """

    columns: tuple[str, ...] | None = None
    only: frozenset[str] = frozenset()
    include_soft: bool = False
    decisions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    as_found: bool = False


@cache
def formats() -> dict[str, ModuleType]:
    """The format modules by name, in alphabetical order."""
    package = sys.modules["compare.export"]
    modules = (
        importlib.import_module(f"compare.export.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
        if info.name not in NOT_FORMATS
    )
    return {module.FORMAT: module for module in modules if hasattr(module, "FORMAT")}


def format_of(path: str, name: str | None) -> str:
    """The format asked for, or the one that the file's suffix means.

    Raises UserError if there is no such format.
    """
    known = ", ".join(formats())
    if name is not None:
        if name not in formats():
            raise UserError(f"--format {name}: no such format; choose one of {known}")
        return name
    suffix = Path(path).suffix.lower()
    for key, module in formats().items():
        if suffix in module.SUFFIXES:
            return key
    if path == "-":
        raise UserError(f"-o -: say which format with --format ({known})")
    what = f"suffix {suffix} is unknown" if suffix else "has no suffix"
    raise UserError(f"{path}: {what}; use one of {known} as suffix, or --format")


def render(comparison: Comparison, name: str, options: ExportOptions) -> bytes:
    """The comparison in format `name`: the same bytes for the same input.

    Formats for programs (`AS_FOUND` in the module) hold what was found and
    what was decided side by side; the others show it as the reviewer left it.
    """
    return bytes(formats()[name].render(_shown(comparison, name, options), options))


def _shown(comparison: Comparison, name: str, options: ExportOptions) -> Comparison:
    """The comparison as the format shows it."""
    module = formats()[name]
    if options.decisions and not options.as_found and not getattr(module, "AS_FOUND", False):
        from compare.review import Decision, settle

        decided = {key: Decision.from_json(decision) for key, decision in options.decisions.items()}
        return settle(comparison, decided)
    return comparison


def write(
    comparison: Comparison,
    path: str,
    *,
    format: str | None = None,
    options: ExportOptions | None = None,
    replace: bool = False,
) -> list[str]:
    """Write the comparison to `path` ("-" is standard output), whole or not at all; lines to tell the user."""
    name, options = format_of(path, format), options or ExportOptions()
    data = render(comparison, name, options)
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(path), data, replace=replace)
    tell = getattr(formats()[name], "notices", None)
    return list(tell(_shown(comparison, name, options), options)) if tell else []
