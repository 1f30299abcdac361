"""A decision means the same in every export."""

from __future__ import annotations

import pytest

from compare.export import ExportOptions, formats
from compare.export.registry import render
from compare.review import Decision, finding_key
from compare.review.decision import Reclassified

TEXTS = ("csv", "tsv", "json", "jsonl", "html", "md", "xliff")


@pytest.mark.parametrize("name", TEXTS)
def test_a_reclassified_finding_is_exported_by_its_new_type(name, comparison):
    assert name in formats()
    passage = comparison.passages[0]
    keys = [finding_key(comparison, finding) for finding in passage.findings]
    decision = Decision(dismissed=(keys[1],), reclassified=(Reclassified(keys[0], "quote", "minor"),))
    exported = [
        render(comparison, name, ExportOptions(decisions=decisions)).decode("utf-8")
        for decisions in ({}, {passage.id: decision})
    ]
    assert "quote" not in exported[0] and "quote" in exported[1]
    assert "reclassified" in exported[1]
    if name not in ("json", "jsonl"):  # These hold what was found, too.
        assert "critical" in exported[0] and '"critical"' not in exported[1] and ">critical<" not in exported[1]
