"""What stands word for word on both sides raises no cue of either language."""

from __future__ import annotations

import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.passage.evidence.identical import shared_spans
from compare.records import Link


def found(one: str, other: str, languages: tuple[str, str] = ("ar", "en")) -> list[str]:
    judged = run_checks(document(languages[0], one), document(languages[1], other), [Link((0,), (0,), 1.0)])
    return [finding.check for finding in judged[0].findings]


@pytest.mark.parametrize("languages", [("ar", "en"), ("en", "ar"), ("en", "en"), ("ar", "ar")])
@pytest.mark.parametrize(
    "text",
    [
        "# No file was changed, nothing may be committed",
        "Harbour Closes 3.4 Million Accounts Since 2011, Denies Fraud.",
        "نفى الوزير أن يكون قد قال ذلك، وربما أصيب 3 ملايين.",
    ],
)
def test_a_passage_that_is_the_same_text_has_no_finding(text: str, languages: tuple[str, str]) -> None:
    assert found(text, text, languages) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "كتبت المجلة: Farmers say that no rain may fall before June.",
            "The magazine wrote: Farmers say that no rain may fall before June.",
        ),
        ("عنوان التقرير «No Way Home» وصدر أمس.", "The report is called “No Way Home” and came out yesterday."),
        ("اكتب الأمر git push --no-verify في الطرفية.", "Type the command git push --no-verify in the terminal."),
        ("انظر https://example.org/no/may-not/all لمزيد.", "See https://example.org/no/may-not/all for more."),
        ("حكم المحكمة رقم AB-12/7-03/18 في باريس.", "Judgment of the court No. AB-12/7-03/18 in Paris."),
    ],
)
def test_cues_in_what_both_sides_share_do_not_count(arabic: str, english: str) -> None:
    assert found(arabic, english) == []
    assert found(english, arabic, ("en", "ar")) == []


def test_cues_beside_what_both_sides_share_count() -> None:
    arabic = "كتبت المجلة: Farmers say that no rain may fall."
    english = "The magazine did not write: Farmers say that no rain may fall."
    assert found(arabic, english) == ["negation"]


def test_shared_runs_have_two_words_and_stand_in_a_script_foreign_to_one_side() -> None:
    one, other = "قال Peace Now Movement: لا. Peace", "The Peace Now Movement said no. Peace"
    ours, theirs = shared_spans(one, other, ("ar", "en"))
    assert [one[a:b] for a, b in ours] == [other[a:b] for a, b in theirs] == ["Peace Now Movement"]
    assert shared_spans("He did not say", "She did not say", ("en", "en")) == ((), ())


def test_long_repetitive_texts_are_quickly_done() -> None:
    one, other = "no may " * 20_000, "may no " * 20_000
    ours, theirs = shared_spans(one, other, ("ar", "en"))
    assert ours and theirs
