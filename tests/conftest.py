"""Keeps every test away from the user's own folders."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Times vary with what else the machine does. In CI the examples are always the
# same, so that a red run means a change; elsewhere every run looks further.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No test's name is made of a file's bytes, which may hold the time or the machine they were made on.

    pytest-xdist refuses to run when its workers collect different names.
    """
    return argname if isinstance(val, bytes | bytearray) else None


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cache, data and settings go to the test's folder; packages of the user's are not seen."""
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "muqabala-cache"))
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "muqabala-data"))
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos-packages"))
