"""Keeps every test away from the user's own folders."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cache, data and settings go to the test's folder; packages of the user's are not seen."""
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "muqabala-cache"))
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "muqabala-data"))
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos-packages"))
