"""Phrases of the language files are found as words, with their clitics, at exact offsets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import document

from compare.languages import load_language
from compare.languages.schema import phrase_paths
from compare.text.lexicon import Lexicon, _Scanner, cues, entries_of, first_of_each, knows, phrase, unhidden
from compare.text.phrases import PhraseIndex
from compare.text.segment import Segment

ARABIC, ENGLISH = load_language("ar"), load_language("en")


def found(language, entries, text):
    return [(cue.classes, text[cue.start : cue.end]) for cue in Lexicon(language, entries).find(text)]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("not only", "It is Not only late", ["Not only"]),
        ("deni*", "He denied it; a denial", ["denied", "denial"]),
        ("{rise,fall}s", "it rises and falls", ["rises", "falls"]),
        ("neither .. nor", "neither he nor she", ["neither he nor"]),
        ("neither .. nor", "neither a b c d e f g h i j k nor", []),
        ("neither .. nor", "neither a man of the north", []),
        ("minister", "the minister's car", ["minister's"]),
        ("*less", "lessons of a homeless, careless man", ["homeless", "careless"]),
        ("*ford*", "they afforded it in Ford", ["afforded", "Ford"]),
        ("not * only", "not for only a day; not only", ["not for only"]),
    ],
)
def test_phrases_in_english(entry, text, expected):
    assert [piece for _, piece in found(ENGLISH, [(entry, ("x",))], text)] == expected


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("لم", "ولم يحضر", ["ولم"]),
        ("لم", "علم الناس", []),
        ("شرطة", "قالت مصادر بالشرطة", ["بالشرطة"]),
        ("^دولة", "الدولة ودولة أخرى", []),
        # Words of up to two letters stand bare or behind a conjunction, longer ones behind a preposition, too.
        ("حين .. لم", "حين بلم ولم", ["حين بلم ولم"]),
        ("حين .. رحل", "حين برحل", ["حين برحل"]),
        ("أعلن*", "وأَعْلَنَتِ الوزارة", ["وأَعْلَنَتِ"]),
        ("اعلن", "أعلن المتحدث", ["أعلن"]),
    ],
)
def test_phrases_in_arabic_with_clitics_and_tashkeel(entry, text, expected):
    assert [piece for _, piece in found(ARABIC, [(entry, ("x",))], text)] == expected


def test_phrases_that_begin_alike_are_told_apart_by_the_words_behind():
    entries = [
        ("in spite of", ("whole",)),
        ("in respon*", ("stem",)),
        ("in *ness", ("ending",)),
        ("in .. case", ("gap",)),
        ("in", ("one",)),
    ]
    text = "In spite of it; in response; in darkness; in the worst case; in"
    assert found(ENGLISH, entries, text) == [
        (("whole",), "In spite of"),
        (("stem",), "in response"),
        (("ending",), "in darkness"),
        (("gap",), "in the worst case"),
        (("one",), "in"),
    ]


@given(st.lists(st.sampled_from(["a", "b", "a b", "a b*", "a .. c", "a c", "b c a", "a *b"]), max_size=6, unique=True))
def test_what_is_found_with_other_phrases_is_found_alone(listed):
    texts = ["a b", "a c", "b c a", "a x c", "a xb"]
    for text in texts:
        alone = {piece for entry in listed for _, piece in found(ENGLISH, [(entry, ("x",))], text)}
        together = {piece for _, piece in found(ENGLISH, [(entry, ("x",)) for entry in listed], text)}
        assert together <= alone
        assert bool(together) == bool(alone)


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("لا .. ولا", "لا خبز عندهم ولا ماء", ["لا خبز عندهم ولا"]),
        ("من .. مدينة", "من أهل المدينة", ["من أهل المدينة"]),
        ("من .. مدينة", "مدينة من الحجر", []),
        ("من .. مدين*", "من أهل مدينتهم", ["من أهل مدينتهم"]),
        ("من ..", "من أهل المدينة", ["من"]),
    ],
)
def test_a_gap_leads_to_a_word_behind_it_in_any_of_its_forms(entry, text, expected):
    assert [piece for _, piece in found(ARABIC, [(entry, ("x",))], text)] == expected


def test_the_longer_phrase_hides_the_word_inside_it():
    entries = [("no", ("strong",)), ("no doubt", ("idiom",))]
    assert found(ENGLISH, entries, "There is no doubt") == [(("idiom",), "no doubt")]


def test_a_phrase_of_two_classes_has_both():
    assert found(ENGLISH, [("may", ("a",)), ("may", ("b",))], "It may") == [(("a", "b"), "may")]


def test_a_word_as_it_is_wins_over_the_beginning_of_one():
    assert found(ENGLISH, [("denied*", ("a",)), ("denied", ("b",))], "He denied it") == [(("b",), "denied")]


def test_a_cue_has_any_of_some_classes():
    (cue,) = Lexicon(ENGLISH, [("may", ("a", "b"))]).find("It may")
    assert cue.has("b") and cue.has("c", "a") and not cue.has("c") and not cue.has()


@given(st.text(alphabet="لمن يقأ'no dubt.\n«»ًـ", max_size=60))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text):
    spans = [cue.span for table in ("negation", "missing") for cue in cues(Segment(document("ar", text), (0,)), table)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


def test_the_quoted_phrase_stops_at_punctuation():
    side = Segment(document("en", "He did not, however, leave. It was not known."), (0,))
    first, second = cues(side, "negation")
    assert phrase(side, first, words=3).text == "not"
    assert phrase(side, second, words=3).text == "not known"


@pytest.mark.parametrize("entries", [["rais* a .. flag", "raised a flag"], ["raised a flag", "rais* a .. flag"]])
def test_of_two_phrases_of_the_same_words_the_one_that_spells_out_more_wins(entries):
    found_classes = [
        classes for classes, _ in found(ENGLISH, [(entry, (entry,)) for entry in entries], "He raised a flag")
    ]
    assert found_classes == [("raised a flag",)]


def test_words_inside_a_phrase_that_only_looks_like_one_are_hidden():
    side = Segment(document("en", "She said so, that is to say."), (0,))
    assert [cue.text for cue in cues(side, "attribution.say")] == ["said", "say"]
    assert [cue.text for cue in unhidden(side, "attribution.say", "attribution_plain")] == ["said"]


def test_a_language_knows_the_lexicons_that_it_has():
    assert knows(Segment(document("en", "x"), (0,)), "negation")
    assert not knows(Segment(document("en", "x"), (0,)), "negation.nothing")


def test_the_first_cue_of_each_kind_stands_for_it():
    found = cues(Segment(document("en", "No man never said no, nor never"), (0,)), "negation")
    assert [cue.text for cue in first_of_each(found, lambda cue: cue.text.lower())] == ["No", "never", "nor"]
    assert [cue.text for cue in first_of_each(found)] == ["No"]


def segment(text, shared=()):
    return Segment(document("en", text), (0,), shared=shared)


def test_a_list_among_all_others_finds_what_it_finds_alone():
    text = "Perhaps no minister, never sober, fell less than the president; the head of the board rose by half."
    for path in phrase_paths():
        assert cues(segment(text), path) == Lexicon(ENGLISH, entries_of(ENGLISH, path)).find(text)


def test_braces_may_stand_for_nothing_at_the_beginning():
    assert found(ENGLISH, [("{,the} head of {state,the board}", ("x",))], "Head of state, the head of the board") == [
        (("x",), "Head of state"),
        (("x",), "the head of the board"),
    ]


def test_equal_phrases_of_a_list_have_the_classes_of_all():
    entries = [("no {one,body}", ("none",)), ("nothing", ("thing",)), ("{no,any} one", ("person",))]
    assert found(ENGLISH, entries, "No one saw nothing.") == [
        (("none", "person"), "No one"),
        (("thing",), "nothing"),
    ]


def test_lists_that_are_asked_for_later_are_found_in_words_met_before():
    lists = "negation", "opposite.poles", "office.titles", "comparison.less", "superlative.perhaps"
    texts = ["Perhaps no minister fell less than the president.", "The president rose, perhaps; no minister did less."]
    scanner = _Scanner(ENGLISH, (), PhraseIndex())
    for place, path in enumerate(lists):
        for text in texts[: 1 + place % 2]:
            assert scanner.cues(text, path) == Lexicon(ENGLISH, entries_of(ENGLISH, path)).find(text)
    for path, text in itertools.product(lists, texts):
        assert scanner.cues(text, path) == Lexicon(ENGLISH, entries_of(ENGLISH, path)).find(text)
