"""The details of a passage: every line that a reader may have to rely on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.style import Style
from tui_samples import Row, build

from compare.records import Comparison, Finding
from compare.review import DecisionStore, finding_key
from compare.tui.details import Details, glossed_spans
from compare.tui.model import Review
from compare.tui.text import Reading
from compare.tui.theme import DARK, Glyphs, Look


@pytest.fixture
def details(store: DecisionStore):
    """Make the details of a comparison, with what else `Details` takes."""

    def make(comparison: Comparison, width: int = 100, *, linked: bool = True, **options) -> Details:
        review = Review(comparison, store, linked=linked)
        return Details(review, Look(DARK, Glyphs()), Reading(), width, **options)

    return make


def said(lines) -> list[str]:
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


def style_of(line, words: str) -> Style:
    (style,) = {segment.style for segment in line if words in segment.text}
    return style


def title(of: Details, number: int) -> str:
    return said([of.title(number)])[0]


def changed(comparison: Comparison, number: int, **fields) -> Comparison:
    """The comparison with other fields of one passage."""
    passages = list(comparison.passages)
    passages[number] = replace(passages[number], **fields)
    return replace(comparison, passages=tuple(passages))


def found(comparison: Comparison, number: int, **fields) -> Comparison:
    """The comparison with other fields of the one finding of a passage."""
    (finding,) = comparison.passages[number].findings
    return changed(comparison, number, findings=(replace(finding, **fields),))


def test_the_title_says_what_a_passage_is_and_that_nobody_looked_at_it(details, comparison):
    of = details(comparison)
    assert title(of, 1) == "passage 2 of 8 · reworded · critical · link: sure · not reviewed"
    assert title(of, 0) == "passage 1 of 8 · no difference found · link: sure"
    assert title(of, 2) == "passage 3 of 8 · dropped · major · no counterpart found · not reviewed"
    assert title(of, 4) == "passage 5 of 8 · no other difference found · moved · link: sure · not reviewed"
    assert title(details(changed(comparison, 0, score=0.2)), 0).endswith("link: doubtful")
    assert title(details(changed(comparison, 0, corrected=True)), 0).endswith("link corrected by you")


def test_before_the_links_are_there_the_title_only_counts(details, comparison):
    assert title(details(comparison, linked=False), 1) == "passage 2 of 8"


def test_the_title_says_that_a_passage_is_being_checked(details, comparison, monkeypatch):
    of = details(comparison)
    monkeypatch.setattr(of.review, "is_unchecked", lambda number: number == 1)
    assert "being checked" in title(of, 1) and "being checked" not in title(of, 0)


def test_what_is_dismissed_or_uncertain_is_not_as_bright(details, comparison):
    of = details(comparison)
    key = finding_key(comparison, comparison.passages[1].findings[0])
    assert style_of(of.summary(1, None)[0][0], "report 235") == of.look.text
    of.review.decide(1, lambda old: old.toggled(key))
    assert title(of, 1).endswith("· dismissed")
    dismissed, uncertain = of.summary(1, None)[0][0], of.summary(6, None)[0][0]
    assert style_of(dismissed, "report 235") == of.look.muted and style_of(dismissed, "number") == of.look.strong
    assert {style_of(uncertain, words) for words in ("uncertain", "coverage", "counterpart")} == {of.look.whole_soft}


def test_the_program_speaks_from_the_left_and_a_reviewer_as_he_writes(details, comparison):
    (line, *_) = said(details(found(comparison, 5, message="ربما is lost")).summary(5, None)[0])
    assert line.startswith("  minor certainty  ﺎﻤﺑﺭ is lost")
    written = found(comparison, 5, message="ربما ناقصة", author="A. Reader")
    (line, *_) = said(details(written).summary(5, None)[0])
    assert line.endswith("ﺎﻤﺑﺭ") and line.startswith("  minor certainty" + " " * 20)


def test_the_title_says_who_decided(details, comparison):
    of = details(comparison)
    of.review.decide(1, lambda old: replace(old, verdict="confirmed", reviewer="A. Reader"))
    of.review.decide(2, lambda old: replace(old, verdict="dismissed"))
    assert title(of, 1).endswith("confirmed by A. Reader")
    assert title(of, 2).endswith("· dismissed")


@pytest.mark.parametrize(
    ("number", "status", "words"),
    [
        (0, "equivalent", "no difference found by the checks"),
        (0, "reworded", "the two sides resemble each other less than a faithful rendering would"),
        (3, "added", "stands only in the report; nothing in the original says this"),
        (2, "dropped", "stands only in the original; the report leaves it out"),
    ],
)
def test_without_a_finding_the_status_is_explained(details, comparison, number, status, words):
    lines, chosen = details(changed(comparison, number, status=status, findings=())).summary(number, None)
    assert said(lines) == [f"  {words}"] and chosen == 0


def test_a_finding_says_how_severe_and_how_sure_it_is(details, comparison):
    of = details(found(comparison, 1, probability=0.834))
    finding = of.review.findings(1)[0]
    assert said(of.summary(1, None)[0])[0] == "  CRITICAL number  original 305 (٣٠٥), report 235  (83% sure)"
    assert said(of.summary(1, finding)[0])[0].startswith("▸ CRITICAL number")
    assert said(details(comparison).summary(5, None)[0])[0].startswith("  minor certainty  original hedges")


def test_an_uncertain_finding_says_so_and_can_be_left_out(details, comparison):
    shown = said(details(comparison).summary(6, None)[0])
    assert shown == ["  uncertain coverage  these words seem to have no counterpart"]
    assert said(details(comparison, soft=False).summary(6, None)[0]) == ["  these words seem to have no counterpart"]


def test_of_several_findings_the_chosen_one_is_told_by_its_line(details, comparison):
    (first,) = comparison.passages[1].findings
    second = replace(first, check="name", severity="minor", message="another")
    of = details(changed(comparison, 1, findings=(first, second)))
    assert of.summary(1, first)[1] == 0
    lines, chosen = of.summary(1, second)
    assert said(lines)[chosen] == "▸ minor name  another"


def test_a_moved_passage_says_from_where_to_where(details, comparison):
    of = details(changed(comparison, 4, source=(3, 4), target=(3,)))
    told = "stands elsewhere: sentence 4-5 of the original is sentence 4 of the report"
    assert f"  moved   {told}" in said(of.summary(4, None)[0])
    finding = Finding("reworded", "moved", "minor", "hard", "moved far")
    told_already = details(changed(comparison, 4, findings=(finding,)))
    assert not any("stands elsewhere" in line for line in said(told_already.summary(4, None)[0]))


def test_notes_and_classes_of_the_reviewer_have_lines_of_their_own(details, comparison):
    of = details(comparison)
    of.review.decide(1, lambda old: replace(old, note="first\nsecond", severity="minor"))
    assert said(of.summary(1, None)[0])[-3:] == [
        "  note    first",
        "          second",
        "  reviewer  minor (the program said reworded, critical)",
    ]


def test_either_class_of_the_reviewer_is_told_alone(details, comparison):
    of = details(comparison)
    of.review.decide(0, lambda old: replace(old, severity="minor"))
    of.review.decide(1, lambda old: replace(old, status="added"))
    assert said(of.summary(0, None)[0])[-1] == "  reviewer  minor (the program said equivalent)"
    assert said(of.summary(1, None)[0])[-1] == "  reviewer  added (the program said reworded, critical)"


def test_a_machine_gloss_is_labelled(details, comparison):
    of = details(comparison)
    assert any(line.startswith("  gloss   He said the project cost") for line in said(of.summary(1, None)[0]))
    assert not any("gloss" in line for line in said(of.summary(0, None)[0]))


def test_words_of_the_original_are_glossed_where_the_message_does_not_say_them(details, comparison):
    of = details(comparison, words=True)
    of.review.words = {"ربما": "perhaps/maybe", comparison.source_text(comparison.passages[5]): "ministry · train"}
    lines = said(of.summary(5, None)[0])
    assert lines[1] == "    word gloss: perhaps/maybe" and lines[2] == "  word gloss  ministry · train"
    assert not any("gloss" in line for line in said(replace_words(of, False).summary(5, None)[0]))
    said_already = details(found(comparison, 5, message="original hedges (Perhaps)"), words=True)
    said_already.review.words = {"ربما": "perhaps"}
    assert not any("word gloss" in line for line in said(said_already.summary(5, None)[0]))


def replace_words(of: Details, words: bool) -> Details:
    return Details(of.review, of.look, of.reading, of.width, words=words)


def test_figures_and_whole_passages_want_no_gloss(comparison):
    passages = comparison.passages
    assert glossed_spans(comparison, passages[1], passages[1].findings[0]) == []
    assert glossed_spans(comparison, passages[2], passages[2].findings[0]) == []
    assert glossed_spans(comparison, passages[3], passages[3].findings[0]) == []
    assert len(glossed_spans(comparison, passages[5], passages[5].findings[0])) == 1
    start = comparison.source.text.index("«الصيف")
    for span, wanted in (((start, start + 1), 0), ((start + 1, start + 6), 1)):
        finding = replace(passages[5].findings[0], source_spans=(span,))
        assert len(glossed_spans(comparison, passages[5], finding)) == wanted
    start = comparison.source.text.index("٣٠٥")
    finding = replace(passages[1].findings[0], source_spans=((start, start + len("٣٠٥ ملايين")),))
    assert glossed_spans(comparison, passages[1], finding) == []


def test_everything_begins_with_both_texts_and_ends_with_what_stands_around_them(details, comparison):
    of = details(comparison)
    of.review.decide(2, lambda old: replace(old, verdict="confirmed"))
    lines = said(of.everything(2, None))
    assert lines[0] == "Report  nothing" and lines[2] == "Original  line 3, sentence 3"
    assert "ﻖﻴﻠﻌﺘﻟﺍ" in lines[3], "the original in full"
    assert re.fullmatch(r"  decided  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", lines[-1])
    assert not any("decided" in line for line in said(of.everything(1, None)))
    around = lines[lines.index("before it in the original") :]
    assert "after it in the original" in around and not any("in the report" in line for line in around)
    assert "ﻉﻭﺮﺸﻤﻟﺍ" in around[1] and around[2] == "after it in the original"


def test_at_the_ends_of_a_text_nothing_stands_before_or_after(details, comparison):
    of = details(comparison)
    first, last = said(of.everything(0, None)), said(of.everything(7, None))
    assert not any(line.startswith("before it") for line in first) and "after it in the report" in first
    assert not any(line.startswith("after it") for line in last) and "before it in the original" in last
    lonely = said(details(build((Row("نص.", "A text."),))).everything(0, None))
    assert lonely[-1] == "  no difference found by the checks"


def test_a_long_message_is_folded_below_its_beginning(details, comparison):
    of = details(found(comparison, 1, message="word " * 12), width=40)
    lines = said(of.summary(1, None)[0])
    assert lines[0].startswith("  CRITICAL number  word") and lines[1].startswith(" " * 19 + "word")
    narrow = said(details(found(comparison, 1, message="word " * 12), width=20).summary(1, None)[0])
    assert narrow[0] == "  CRITICAL number" and narrow[1].startswith("    word")
