"""Every test has a data folder of its own."""

from __future__ import annotations

import pytest
from review_samples import build

from compare.comparison import Comparison


@pytest.fixture
def comparison() -> Comparison:
    return build()


@pytest.fixture(autouse=True)
def _places(tmp_path, monkeypatch):
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "data"))
