"""Toy packages, made once a session, and what is installed from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_package import make_package, put_package

from compare.gloss.package import Package


@pytest.fixture(scope="session")
def toy_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("packages") / "toy.argosmodel")


@pytest.fixture
def toy(toy_file: Path) -> Package:
    """The toy package from ar to en, installed."""
    return put_package(toy_file)
