"""Status and severity by the one rule; sentences added, dropped, moved."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from meaning_pairs import Dictionary
from pairs import document

from compare.checks import catalogue, engine, registry
from compare.checks.base import Check
from compare.checks.engine import CheckResult, findings_in, new_run, run_checks, status_of, with_doubt
from compare.checks.registry import check_ids, load_checks
from compare.records import Finding, Link

SOURCE = document(
    "ar", "وصل الوفد إلى العاصمة مساء.", "ونفى المتحدث هذه الأنباء نفيا قاطعا.", "ثم غادر الصحفيون القاعة سريعا."
)
TARGET = document(
    "en", "Journalists then quickly left the hall.", "The delegation arrived.", "Analysts fear a long crisis for both."
)
LINKS = [Link((2,), (0,), 0.8, moved=True), Link((0,), (1,), 0.8), Link((1,), (), 0.9), Link((), (2,), 0.9)]


def test_every_link_gets_a_status_in_order():
    statuses = [j.status for j in run_checks(SOURCE, TARGET, LINKS)]
    assert statuses == ["equivalent", "equivalent", "dropped", "added"]


def test_dropped_denial_is_critical_and_spans_the_sentence():
    finding = run_checks(SOURCE, TARGET, LINKS)[2].findings[0]
    assert (finding.kind, finding.check, finding.severity) == ("dropped", "sentence", "critical")
    assert [SOURCE.text[a:b] for a, b in finding.source_spans] == ["ونفى المتحدث هذه الأنباء نفيا قاطعا."]
    assert finding.target_spans == ()


def test_added_sentence_is_major():
    finding = run_checks(SOURCE, TARGET, LINKS)[3].findings[0]
    assert (finding.kind, finding.check, finding.severity) == ("added", "sentence", "major")


def test_a_caption_is_minor():
    target = document("en", "Read more")
    assert run_checks(SOURCE, target, [Link((), (0,), 0.9)])[0].findings[0].severity == "minor"


@pytest.mark.parametrize(
    ("language", "text", "severity"),
    [
        ("ja", "続きを読む", "minor"),
        ("ja", "近くの喫茶店の店主は取材を断った。", "major"),
        ("zh", "附近咖啡馆的老板拒绝接受采访。", "major"),
    ],
)
def test_a_sentence_without_spaces_is_no_caption(language, text, severity):
    source = document(language, text)
    assert run_checks(source, TARGET, [Link((0,), (), 0.9)])[0].findings[0].severity == severity


def test_a_move_to_the_top_is_major_and_no_rewording():
    result = run_checks(SOURCE, TARGET, LINKS)[0]
    moved = [f for f in result.findings if f.check == "moved"]
    assert [f.severity for f in moved] == ["major"]
    assert [SOURCE.text[a:b] for a, b in moved[0].source_spans] == ["ثم غادر الصحفيون القاعة سريعا."]
    assert [TARGET.text[a:b] for a, b in moved[0].target_spans] == ["Journalists then quickly left the hall."]
    assert result.status == "equivalent"


def test_disabled_checks_are_silent():
    results = run_checks(SOURCE, TARGET, LINKS, disabled=frozenset(check_ids()))
    assert [j.findings for j in results] == [()] * 4
    assert results[2].status == "dropped"


def test_what_a_disabled_check_knows_serves_the_others():
    """`coverage` reads the words by which `negation` sees that "curfew" does not deny the return."""
    source = document("ar", "رغم الحظر عاد السكان.")
    target = document("en", "Despite the curfew, residents did not return.")
    encoder = Dictionary(curfew="الحظر")
    for disabled in (frozenset[str](), frozenset({"coverage"})):
        (result,) = run_checks(source, target, [Link((0,), (0,), 0.9)], encoder=encoder, disabled=disabled)
        assert [f.message for f in result.findings] == ["added: none → “not return”"]


def test_the_worst_finding_of_a_passage_comes_first():
    source = document("ar", "قال الوزير في القاهرة إن الخطة جاهزة.")
    target = document("en", "The minister claimed in Ankara that the plan was ready.")
    (result,) = run_checks(source, target, [Link((0,), (0,), 1.0)])
    assert [(f.check, f.severity) for f in result.findings] == [("name", "critical"), ("attribution", "major")]


@pytest.mark.parametrize(("confidence", "status"), [("hard", "reworded"), ("soft", "equivalent")])
def test_only_hard_findings_change_a_status(confidence, status):
    finding = Finding("reworded", "number", "minor", confidence, "original 1, report 2")
    assert status_of(Link((0,), (0,), 1.0), [finding]) == status


def test_every_module_of_checks_is_found_under_its_name():
    files = [Path(file).stem for file in Path(catalogue.__file__).parent.glob("*.py")]
    assert sorted(check_ids()) == sorted(name for name in files if not name.startswith("_"))
    assert [check.id for check in load_checks()] == list(check_ids())


def test_a_check_that_calls_itself_otherwise_than_its_file_is_an_error(monkeypatch):
    registry.load_check.cache_clear()
    monkeypatch.setattr("compare.checks.catalogue.number.NumberCheck.id", "numbers")
    with pytest.raises(ValueError, match=r"number\.py must hold one check.*'numbers'"):
        load_checks()


def test_left_overs_are_soft_where_links_are_unsure_as_a_whole():
    found = (Finding("dropped", "sentence", "major", "hard", "left out", ((0, 3),), ()),)
    results = [CheckResult("equivalent", ()), CheckResult("dropped", found), CheckResult("added", ())]
    left_over = [Link((1,), (), 0.6), Link((), (1,), 0.6)]
    unsure, sure = [Link((0,), (0,), 0.5), *left_over], [Link((0,), (0,), 0.95), *left_over]
    assert [f.confidence for j in with_doubt(results, unsure) for f in j.findings] == ["soft"]
    assert with_doubt(results, sure) == results
    assert with_doubt(results, unsure)[1].status == "dropped"


class Everywhere(Check):
    """A check that finds something in every passage it is asked of."""

    id = "everywhere"

    def find(self, pair, run):
        yield Finding("reworded", self.id, "minor", "hard", f"passage {pair.index}")


def asked(check, languages=("ar", "en")):
    """The passages of SOURCE and TARGET that a check is asked of."""
    source, target = replace(SOURCE, language=languages[0]), replace(TARGET, language=languages[1])
    run = new_run(source, target, LINKS)
    return [pair.index for pair in run.pairs if list(findings_in(pair, run, [check]))]


def test_a_check_is_asked_where_there_is_text_on_both_sides_unless_it_says_otherwise():
    class OneSided(Everywhere):
        one_sided = True

    assert asked(Everywhere()) == [0, 1]
    assert asked(OneSided()) == [0, 1, 2, 3]


def test_a_check_is_not_asked_where_a_language_lacks_its_lists():
    class OfNegation(Everywhere):
        lists = ("negation",)

    assert asked(OfNegation()) == [0, 1]
    assert asked(OfNegation(), ("ar", "xx")) == asked(OfNegation(), ("xx", "en")) == []


def test_a_check_gets_the_findings_it_builds_on_also_where_their_check_is_not_run():
    class Builds(Everywhere):
        builds_on = ("number",)

        def find(self, pair, run):
            yield from ()

        def find_in_findings(self, pair, run, found):
            yield from (replace(finding, check=self.id) for finding in found)

    source, target = document("ar", "وصل 305 من العمال."), document("en", "Some 235 workers arrived.")
    run = new_run(source, target, [Link((0,), (0,), 1.0)])
    assert [f.message for f in findings_in(run.pairs[0], run, [Builds()])] == ["305 → 235 (−23 %)"]


def test_the_dateline_of_one_document_stands_in_for_that_of_the_other():
    dated, other = document("en", "Cairo, 5 March 2019", "The delegation arrived."), document("ar", "وصل الوفد أمس.")
    assert new_run(other, dated, []).datelines == (datetime.date(2019, 3, 5),) * 2


def test_neighbours_are_the_passages_around_one_within_reach():
    run = new_run(SOURCE, TARGET, LINKS)
    assert [pair.index for pair in run.neighbours(run.pairs[1])] == [0, 2]
    assert [pair.index for pair in run.neighbours(run.pairs[0], reach=2)] == [1, 2]


@pytest.mark.parametrize(
    ("spans", "confidence", "kept"),
    [
        (((0, 5),), "hard", True),
        (((0, 9),), "hard", True),
        (((0, 11),), "hard", False),
        (((0, 6), (14, 20)), "hard", False),
        (((0, 20),), "soft", True),
        (((30, 90),), "hard", True),
    ],
)
def test_a_phrase_is_not_told_twice_where_a_particular_check_marks_most_of_it(spans, confidence, kept):
    general = Finding("added", "coverage", "major", "hard", "a phrase", (), ((0, 20),))
    particular = Finding("reworded", "number", "major", confidence, "a number", (), spans)
    assert (general in engine._without_general([general, particular])) is kept
    assert particular in engine._without_general([general, particular])
