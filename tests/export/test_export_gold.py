"""A reviewed pair is saved as gold, and the program's own loader reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export_samples import sample

from compare.errors import UserError
from compare.evaluation.gold import load_gold
from compare.export import ExportOptions, write
from compare.review import Decision


def test_evaluate_reads_what_was_saved(tmp_path):
    comparison = sample()
    passages = tuple(replace(passage, corrected=number == 0) for number, passage in enumerate(comparison.passages))
    write(replace(comparison, passages=passages), str(tmp_path / "gold.json"), format="gold")
    (pair,) = load_gold(tmp_path)
    assert pair.source.text == comparison.source.text and pair.target.text == comparison.target.text
    assert pair.source.sentences == comparison.source.sentences
    assert [(one.link.source, one.link.target, one.status, one.link.moved) for one in pair.links] == [
        (passage.source, passage.target, passage.status, passage.moved) for passage in comparison.passages
    ]
    (finding,) = pair.links[0].findings
    assert (finding.check, finding.source_spans, finding.target_spans) == ("number", ((5, 8),), ((11, 14),))


def test_what_was_dismissed_is_no_gold(tmp_path):
    comparison = sample()
    decisions = {comparison.passages[0].id: Decision("dismissed")}
    write(comparison, str(tmp_path / "gold.json"), format="gold", options=ExportOptions(decisions=decisions))
    (pair,) = load_gold(tmp_path)
    assert (pair.links[0].status, pair.links[0].findings) == ("equivalent", ())


def test_another_text_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "original.ar.txt").write_text("something else", encoding="utf-8")
    with pytest.raises(UserError, match="is another text already; save gold in a folder of its own"):
        write(sample(), str(tmp_path / "gold.json"), format="gold")
    assert not (tmp_path / "gold.json").exists()
    assert (tmp_path / "original.ar.txt").read_text(encoding="utf-8") == "something else"
