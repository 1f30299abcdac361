"""Links corrected by hand: what each operation does, and that they are kept by the texts."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.ids import with_passages
from compare.records import Comparison, Document, Paragraph, Passage, Sentence
from compare.review import Decision, DecisionStore, corrections_for, decisions_for
from compare.review.correction import Correction, Names, regrouped
from compare.review.relinking import CannotLink, joined, linked, relinked, shifted, split, unlinked


def _document(language: str, texts: list[str]) -> Document:
    text, sentences = "", []
    for index, sentence in enumerate(texts):
        sentences.append(Sentence(index, 0, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document(f"{language}.txt", text, language, (Paragraph(0, 0, len(text)),), tuple(sentences))


ARABIC = ["أُغلق الجسر صباحاً.", "وقال العمدة إنه آمن.", "ولم يذكر السبب.", "وسيفتح غداً."]
ENGLISH = ["The bridge was closed.", "Tourists complained.", "The mayor called it safe.", "It will open tomorrow."]
LINKS = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)), ((3,), (3,))]


def sample(source: list[str] = ARABIC, target: list[str] = ENGLISH, links=LINKS) -> Comparison:
    """The mayor's sentence is linked wrongly, to the one of the tourists."""
    draft = Comparison(_document("ar", source), _document("en", target), (), "test")
    passages = [
        Passage("", s, t, "equivalent" if s and t else "added" if t else "dropped", False, 0.8) for s, t in links
    ]
    return with_passages(draft, passages)


def sides(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(passage.source, passage.target) for passage in comparison.passages]


def known(comparison: Comparison):
    return {((p.source, p.target), p.moved): p for p in comparison.passages}


def corrected(comparison: Comparison, exchange, earlier=()) -> tuple[Comparison, list[int], list[Correction]]:
    """The comparison after one operation, the passages to check, and all corrections then."""
    names = Names(comparison.source, comparison.target)
    before, after = regrouped(earlier, names, *exchange)
    corrections = [one for one in earlier if one not in before] + after
    return *relinked(comparison, corrections, known(comparison)), corrections


def test_a_wrong_link_is_cut_and_the_right_one_made():
    first = sample()
    cut, unchecked, corrections = corrected(first, unlinked(first.passages[1]))
    assert sides(cut) == [((0,), (0,)), ((1,), ()), ((2,), ()), ((), (1,)), ((), (2,)), ((3,), (3,))]
    assert [cut.passages[number].status for number in unchecked] == ["dropped", "added"]
    right, unchecked, corrections = corrected(cut, linked(cut.passages[1], cut.passages[4]), corrections)
    assert sides(right) == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), ()), ((3,), (3,))]
    assert [passage.corrected for passage in right.passages] == [False, True, True, False, False]
    assert len(corrections) == 1
    again, unchecked = relinked(right, [], known(first))
    assert again == first and unchecked == []


def test_joining_takes_neighbours_of_both_texts():
    first = sample()
    new, unchecked, _ = corrected(first, joined(first.passages[1], first.passages[2]))
    assert sides(new)[1] == ((1, 2), (1,)) and unchecked == [1]
    with pytest.raises(CannotLink, match="not neighbours in the original"):
        joined(first.passages[0], first.passages[4])


def test_splitting_leaves_a_sentence_with_either_part():
    first = sample(links=[((0, 1), (0, 1, 2)), ((2, 3), (3,))])
    new, *_ = corrected(first, split(first.passages[0], 1, 2))
    assert sides(new)[:2] == [((0,), (0, 1)), ((1,), (2,))]
    new, *_ = corrected(first, split(first.passages[1], 1, 1))
    assert sides(new)[1:] == [((2,), (3,)), ((3,), ())]
    with pytest.raises(CannotLink, match="one part would be empty"):
        split(first.passages[1], 2, 1)


def test_a_sentence_moves_to_the_passage_next_to_it():
    first = sample()
    new, *_ = corrected(first, shifted(first.passages, 3, "target", -1))
    assert ((2,), (2,)) in sides(new) and ((), (2,)) not in sides(new)
    new, *_ = corrected(first, shifted(first.passages, 1, "target", 1))
    assert ((1,), ()) in sides(new) and ((2,), (1,)) in sides(new)
    new, *_ = corrected(first, shifted(first.passages, 0, "source", 1))
    assert sides(new)[:2] == [((), (0,)), ((0, 1), (1,))]
    with pytest.raises(CannotLink, match="nothing before it"):
        shifted(first.passages, 0, "target", -1)
    with pytest.raises(CannotLink, match="has no sentence of the report"):
        shifted(first.passages, 2, "target", 1)


def test_cutting_needs_a_link():
    with pytest.raises(CannotLink, match="one side only"):
        unlinked(sample().passages[2])


def test_a_correction_survives_an_edit_elsewhere_and_lapses_with_its_sentence():
    first = sample()
    corrections = corrected(first, unlinked(first.passages[1]))[2]
    edited = sample(["مقدمة.", *ARABIC[1:]], ["A new lead.", "The bridge was shut.", *ENGLISH[1:]],
                    [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,)), ((3,), (4,))])  # fmt: skip
    assert ((1,), ()) in sides(relinked(edited, corrections, {})[0])
    rewritten = sample([ARABIC[0], "نص آخر تماماً.", *ARABIC[2:]])
    assert sides(relinked(rewritten, corrections, {})[0]) == sides(rewritten)


def test_a_correction_is_no_word_on_another_report():
    first = sample()
    corrections = corrected(first, unlinked(first.passages[1]))[2]
    other = sample(target=["The mayor called the bridge safe, one said.", "It opens.", "So he said.", "That is all."])
    assert sides(relinked(other, corrections, {})[0]) == sides(other)
    alone = [Correction((((Names(first.source, first.target).sources[1],), ()),))]
    assert sides(relinked(other, alone, {})[0]) == sides(other)


def test_corrections_are_kept_undone_and_made_again():
    first = sample()
    names = Names(first.source, first.target)
    scope = [passage.id for passage in first.passages]
    with DecisionStore() as store:
        store.decide(scope[0], lambda old: Decision(note="before"), scope)
        _, after = regrouped([], names, *unlinked(first.passages[1]))
        store.correct([], after, scope=scope, carried={"new": lambda old: Decision(note="carried")})
        assert corrections_for(first.source, first.target)[0].links == after[0].links
    with DecisionStore() as store:
        (one,) = store.corrections(names)
        assert store.undo(scope) == scope[0], "who does not name the texts leaves their links alone"
        store.redo(scope)
        assert store.undo(scope, names).startswith("links ")
        assert store.corrections(names) == [] and store.decisions(["new"]) == {}
        assert store.undo(scope, names) == scope[0]
        assert store.undo(scope, names) is None
        assert store.redo(scope, names) == scope[0]
        assert store.redo(scope, names).startswith("links ")
        assert store.corrections(names) == [one] and store.decisions(["new"])["new"].note == "carried"


def test_undo_leaves_the_links_of_other_texts_alone():
    first, other = sample(), sample(["نص آخر."], ["Another text."], [((0,), (0,))])
    with DecisionStore() as store:
        store.correct([], regrouped([], Names(first.source, first.target), *unlinked(first.passages[1]))[1])
        assert store.undo([], Names(other.source, other.target)) is None
        assert store.corrections(Names(other.source, other.target)) == []


def test_a_file_of_the_version_before_is_read_and_written(tmp_path):
    path = tmp_path / "old.sqlite3"
    first = sample()
    old = sqlite3.connect(path)
    old.executescript(
        "CREATE TABLE decisions (passage TEXT PRIMARY KEY, decision TEXT NOT NULL);"
        "CREATE TABLE journal (step INTEGER PRIMARY KEY AUTOINCREMENT, passage TEXT NOT NULL, before TEXT,"
        " after TEXT, undone INTEGER NOT NULL DEFAULT 0);"
        "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL); PRAGMA user_version = 1;"
    )
    name = first.passages[0].id
    text = '{"verdict": "confirmed", "note": "kept", "status": null, "severity": null, "dismissed": [], "time": "t"}'
    old.execute("INSERT INTO decisions VALUES (?, ?)", (name, text))
    old.execute("INSERT INTO journal (passage, before, after) VALUES (?, NULL, ?)", (name, text))
    old.commit()
    old.close()
    assert corrections_for(first.source, first.target, path=path) == []
    assert decisions_for(first, path=path)[name].note == "kept"
    names = Names(first.source, first.target)
    with DecisionStore(path) as store:
        assert store.notice is None and store.decisions([name])[name].verdict == "confirmed"
        store.correct([], regrouped([], names, *unlinked(first.passages[1]))[1], scope=[name])
        assert store.undo([name], names).startswith("links ")
        assert store.undo([name], names) == name
        assert store.decisions([name]) == {}


def test_several_decisions_are_one_step():
    with DecisionStore() as store:
        store.decide_all(dict.fromkeys("abc", lambda old: Decision("dismissed")), "abcd")
        store.decide("d", lambda old: Decision("confirmed"), "abcd")
        assert store.undo("abcd") == "d"
        assert store.undo("abcd") in set("abc") and store.decisions("abcd") == {}
        assert store.redo("abcd") in set("abc")
        assert {one.verdict for one in store.decisions("abcd").values()} == {"dismissed"}
        assert len(store.decisions("abcd")) == 3


def operation(comparison: Comparison, kind: int, one: int, other: int):
    passages = comparison.passages
    number = one % len(passages)
    first, second = passages[number], passages[other % len(passages)]
    match kind:
        case 0:
            return joined(first, second)
        case 1:
            return split(first, other % 3, other // 3 % 3)
        case 2:
            return unlinked(first)
        case 3:
            return linked(first, second)
        case 4:
            return shifted(passages, number, "target", -1)
        case _:
            return shifted(passages, number, "source", 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_no_sentence_is_ever_lost(steps):
    comparison, corrections = sample(), []
    for kind, one, other in steps:
        try:
            exchange = operation(comparison, kind, one, other)
        except CannotLink:
            continue
        comparison, _, corrections = corrected(comparison, exchange, corrections)
        for side, count in (("source", len(ARABIC)), ("target", len(ENGLISH))):
            assert sorted(n for p in comparison.passages for n in getattr(p, side)) == list(range(count))
