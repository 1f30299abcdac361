"""The settings file: a few tables of TOML that outlive a run.

    [checks]
    disable = ["label"]        # check ids never to run

    [review]
    theme = "light"            # see docs/review.md
    bidi = "app"

    [keys]
    "change.next" = "ctrl+n"   # binding id = key(s)

Unknown tables are left alone: a newer version may know them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compare import places
from compare.errors import UserError
from compare.structured import file_text, toml_tables


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file says, with defaults for what it does not."""

    disabled_checks: frozenset[str] = frozenset()
    review: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file; a missing one means the defaults.

    Raises UserError, naming the file, when it is not TOML or a value has the
    wrong type.
    """
    path = path or places.settings_file()
    try:
        text = file_text(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError) as error:
        raise UserError(f"{path}: cannot be read as a settings file ({error}); mend or remove it") from error
    try:
        data = toml_tables(text)
    except ValueError as error:
        raise UserError(f"{path}: is not valid TOML ({error}); mend or remove it") from error
    return Settings(
        disabled_checks=frozenset(_strings(path, "checks.disable", _table(path, data, "checks").get("disable", []))),
        review=_table(path, data, "review"),
        keys=_keys(path, _table(path, data, "keys")),
    )


def _table(path: Path, data: dict[str, Any], name: str) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise UserError(f"{path}: [{name}] must be a table; see docs/guide.md")
    return table


def _strings(path: Path, name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UserError(f'{path}: {name} must be a list of strings, such as ["label"]')
    return value


def _keys(path: Path, table: dict[str, Any]) -> dict[str, str]:
    for name, value in table.items():
        if not isinstance(value, str):
            raise UserError(f'{path}: keys."{name}" must be a string, such as "ctrl+n"')
    return table
