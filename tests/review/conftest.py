"""A comparison to decide on."""

from __future__ import annotations

import pytest
from review_samples import build

from compare.records import Comparison


@pytest.fixture
def comparison() -> Comparison:
    return build()
