"""Which formats there are, and writing one of them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from compare.errors import UserError
from compare.files import write_whole
from compare.records import Comparison
from compare.review import Decision, settle

NOT_FORMATS = frozenset({"alignment_map", "heading", "lit", "registry", "table", "wordxml", "xmltext"})


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into an export, whatever its format.

    `columns` are keys of `compare.export.table.COLUMNS`, in the order wanted;
    `only` limits the passages to some statuses ("added", "dropped",
    "reworded", "equivalent", "moved", "changed"); `decisions` are the
    reviewer's, by passage id. What was dismissed is left out
    and the reviewer's status and severity stand in place of the program's,
    unless `as_found`. `disabled` are the checks that did not run, which an
    export for people says.
    """

    columns: tuple[str, ...] | None = None
    only: frozenset[str] = frozenset()
    include_soft: bool = False
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    as_found: bool = False
    disabled: frozenset[str] = frozenset()


class Format(Protocol):
    """What a format's module of `compare.export` offers.

    `FORMAT` is its name, `SUFFIXES` those of its files, with the dot (none:
    only by name). `TABLE` says that `ExportOptions.columns` counts, `AS_FOUND`
    that decisions stand beside what was found instead of changing it.
    """

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    TABLE: bool
    AS_FOUND: bool

    def render(self, comparison: Comparison, options: ExportOptions) -> bytes:
        """The file's content: the same bytes for the same input."""

    def notices(self, comparison: Comparison, options: ExportOptions) -> list[str]:
        """Lines to tell whoever saved it, such as what the format cannot hold."""


def no_notices(comparison: Comparison, options: ExportOptions) -> list[str]:
    """The `notices` of a format that holds everything."""
    return []


@cache
def formats() -> dict[str, Format]:
    """The format modules by name, in alphabetical order."""
    package = sys.modules["compare.export"]
    modules = (
        importlib.import_module(f"compare.export.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
        if info.name not in NOT_FORMATS
    )
    return {module.FORMAT: cast(Format, module) for module in modules}


def suffix_of(name: str) -> str:
    """The suffix for a file of format `name`: its first, or its name where no suffix means this format."""
    return (*formats()[name].SUFFIXES, f".{name}")[0]


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
    return formats()[name].render(_shown(comparison, name, options), options)


def _shown(comparison: Comparison, name: str, options: ExportOptions) -> Comparison:
    """The comparison as the format shows it."""
    if options.decisions and not options.as_found and not formats()[name].AS_FOUND:
        return settle(comparison, options.decisions)
    return comparison


def _write_companions(comparison: Comparison, name: str, path: Path) -> None:
    """Write the files that a format wants beside its own; one that says otherwise is never replaced."""
    make = getattr(formats()[name], "companions", None)
    for beside, data in (make(comparison) if make else {}).items():
        file = path.parent / beside
        if not file.exists():
            write_whole(file, data, replace=False)
        elif not file.is_file() or file.read_bytes() != data:
            raise UserError(f"{file}: is another text already; save {name} in a folder of its own")


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
        _write_companions(comparison, name, Path(path))
        write_whole(Path(path), data, replace=replace)
    return formats()[name].notices(_shown(comparison, name, options), options)
