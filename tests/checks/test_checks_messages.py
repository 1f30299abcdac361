"""The sentences of findings: one shape, English before any other language."""

from __future__ import annotations

import pytest
from pairs import document, findings

from compare.checks.engine import run_checks
from compare.checks.messages import alone, changed, glossed, headed, listed, named, quoted, sentence, valued
from compare.records import Link, Side


def test_a_change_is_told_from_the_original_to_the_report():
    assert changed("305 (٣٠٥)", "235") == "305 (٣٠٥) → 235"
    assert changed("one", "other", "told later", "rounded") == "told later: one → other (rounded)"


def test_what_one_side_lacks_is_said_in_its_place():
    assert alone(Side.SOURCE, "", "“Sara”") == "dropped: “Sara” → nothing like it in the report"
    assert alone(Side.TARGET, "phrase", "“Sara”") == "phrase added: nothing like it in the original → “Sara”"
    assert alone(Side.SOURCE, "doubt", "may", "stated as fact") == "doubt dropped: may → stated as fact"


def test_english_stands_before_words_of_another_language():
    assert listed("نفت", "ar", "attribution.marked", ["deny"]) == "“denied” (نفت)"
    assert quoted("denied", "en", "whatever") == "“denied”"
    assert glossed("مصدر طبي", "ar") == "source · medical (مصدر طبي)"
    assert (
        headed("according to", "بحسب مصدر طبي", "ar", "مصدر طبي") == "according to · source · medical (بحسب مصدر طبي)"
    )
    assert named("القاهرة", "ar") == "Cairo (القاهرة)"
    assert named("نجلاء", "ar") == "~Njla (نجلاء)"
    assert valued("5 March", "5 مارس", "ar") == "5 March (5 مارس)"
    assert valued("5 March", "March 5", "en") == "5 March"


def test_words_without_a_known_meaning_stand_for_themselves():
    assert glossed("زقزقزق", "ar") == "“زقزقزق”"
    assert listed("Zug", "de", "no.such.list", ["x"]) == "“Zug”"
    assert glossed("ein Wort", "de") == "“ein Wort”"
    assert named("Müller", "de") == "“Müller”"


def test_of_a_long_sentence_the_surest_words_are_said_in_their_order():
    told = sentence("ورفض المتحدث باسم الجيش التعليق على الأرقام التي نشرتها الصحيفة عن قتلى المدينة", "ar")
    english, _, arabic = told.partition(" (")
    assert len(english.split(" · ")) <= 8
    assert {"army", "comment/hold", "numbers"} <= set(english.split(" · "))
    assert arabic.endswith("…)")


@pytest.mark.parametrize("check", ["number", "date", "negation", "label", "quantifier", "attribution"])
def test_no_message_of_an_arabic_original_has_arabic_outside_brackets(check):
    texts = {
        "number": ("قُتل ٣٠٥ أشخاص.", "235 people were killed."),
        "date": ("وصل يوم الأحد.", "He arrived on Friday."),
        "negation": ("لم يشارك الحزب في الجلسة.", "The party took part in the session."),
        "label": ("هاجم مسلحون القرية.", "Terrorists attacked the village."),
        "quantifier": ("عاد معظم السكان.", "All residents returned."),
        "attribution": ("قال الوزير إن الخطة جاهزة.", "The minister claimed the plan was ready."),
    }
    (found,) = findings(check, texts[check])
    before, _, after = found.message.partition(" → ")
    assert before and after
    outside = "".join(piece.partition(")")[2] if place else piece for place, piece in enumerate(before.split("(")))
    assert not any("\u0600" <= character <= "\u06ff" for character in outside + after)


def test_a_move_is_told_by_its_neighbours_and_not_by_numbers():
    source = document("ar", "الأولى.", "الثانية.", "الثالثة.", "الرابعة.")
    target = document("en", "The first.", "The fourth.", "The third.")
    links = [Link((0,), (0,), 1.0), Link((1,), (), 1.0), Link((3,), (1,), 1.0, moved=True), Link((2,), (2,), 1.0)]
    results = run_checks(source, target, links, disabled=frozenset({"name", "number", "date"}))
    (moved,) = [f for result in results for f in result.findings if f.check == "moved"]
    # Third in the report and third of those that the report keeps: the numbers would say that it did not move.
    assert moved.message == "told earlier: after “The third.” → at the top"
    target = document("en", "The first.", "The third.", "The fourth.", "The second.")
    links = [Link((0,), (0,), 1.0), Link((2,), (1,), 1.0), Link((3,), (2,), 1.0), Link((1,), (3,), 1.0, moved=True)]
    results = run_checks(source, target, links, disabled=frozenset({"name", "number", "date"}))
    (moved,) = [f for result in results for f in result.findings if f.check == "moved"]
    assert moved.message == "told later: after “The first.” → after “The fourth.”"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"Water knows the way."', "“Water knows the way.”"),
        ("“No”", "“No”"),
        ('"Yes," he said, "now."', "“‘Yes,’ he said, ‘now.’”"),
        ('the "iron" law', "“the ‘iron’ law”"),
    ],
)
def test_marks_of_a_text_are_not_doubled(text, shown):
    assert quoted(text, "en") == shown
