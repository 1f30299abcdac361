"""Where the program keeps what outlives a run, by the customs of the system."""

from __future__ import annotations

import os
from pathlib import Path

APP = "muqabala"


def _place(variable: str, kind: str) -> Path:
    override = os.environ.get(variable)
    if override:
        return Path(override)
    import platformdirs

    return Path(getattr(platformdirs, kind)(APP, appauthor=False))


def cache_folder() -> Path:
    """Vectors and glosses that can be made again (MUQABALA_CACHE overrides)."""
    return _place("MUQABALA_CACHE", "user_cache_dir")


def data_folder() -> Path:
    """The reviewer's decisions and installed packages (MUQABALA_DATA overrides)."""
    return _place("MUQABALA_DATA", "user_data_dir")


def settings_file() -> Path:
    """The settings file, which need not exist (MUQABALA_SETTINGS overrides)."""
    override = os.environ.get("MUQABALA_SETTINGS")
    return Path(override) if override else _place("MUQABALA_CONFIG", "user_config_dir") / "settings.toml"
