"""Words at contrary ends of a scale, by what may render them."""

import pytest
from meaning_pairs import findings_with
from pairs import document

from compare.encoding import open_encoder
from compare.languages import load_language
from compare.passage.evidence.translations import embedded_translations
from compare.text.lexicon import entries_of
from compare.text.scales import POLES, WORDS, ends, scales
from compare.text.segment import Segment


def told(arabic: str, english: str) -> list[tuple[str, str]]:
    """The words of both sides that the rule names."""
    return [
        (arabic[slice(*f.source_spans[0])], english[slice(*f.target_spans[0])])
        for f in findings_with(open_encoder(), "opposite", arabic, english)
        if f.rule in ("contrary", "contrary_own")
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        (
            "كان المفتش كريما في تقديره لعملي.",
            "My work was given a harsh assessment by the inspector.",
            [("كريما", "harsh")],
        ),
        (
            "تمسك الوفد بموقفه الحازم طوال الجلسة.",
            "The delegation kept to its wavering position throughout the session.",
            [("الحازم", "wavering")],
        ),
        (
            "سمعت خطى بطيئة تقترب من الباب.",
            "She heard slow footsteps moving away from the door.",
            [("تقترب", "moving away")],
        ),
        (
            "وبدا أصحاب الأرض مرتبكين منذ صافرة البداية.",
            "The hosts looked assured from the opening whistle.",
            [("مرتبكين", "assured")],
        ),
        (
            "ألوان هذه المجموعة أهدأ من ألوان خزف إزنيق.",
            "The group's palette is bolder than that of Iznik ware.",
            [("أهدأ", "bolder")],
        ),
        (
            "كانت الأرض قاحلة حين وصلنا إلى الوادي.",
            "The land was lush when we reached the valley.",
            [("قاحلة", "lush")],
        ),
        ("كانت الأرض قاحلة حين وصلنا إلى الوادي.", "The land was barren when we reached the valley.", []),
        (
            "باتت الأمطار تتأخر عاما بعد عام.",
            "The rains now come earlier every year.",
            [("تتأخر", "come earlier")],
        ),
        # a word that may be told by "loud" has its own counterpart beside it
        ("ثم سألها بصوت خافت عن الساعة.", "Then, in a loud voice, he asked her the time.", [("بصوت خافت", "loud")]),
        ("ثم سألها بصوت خافت عن الساعة.", "Then, in a low voice, he asked her the time.", []),
        # words and phrases that mean an end by themselves, whatever may render them
        ("قبل المدرب على مضض خفض راتبه.", "The coach readily agreed to have his salary cut.", [("على مضض", "readily")]),
        ("قبل المدرب على مضض خفض راتبه.", "The coach reluctantly agreed to have his salary cut.", []),
        (
            "استقبل الأهالي الحكم بارتياح.",
            "The families greeted the verdict with dismay.",
            [("بارتياح", "with dismay")],
        ),
        ("استقبل الأهالي الحكم بارتياح.", "The families greeted the verdict with relief.", []),
        ("خرجت سلمى من القاعة متجهمة وحدها.", "Salma left the hall beaming, alone.", [("متجهمة", "beaming")]),
        ("خرجت سلمى من القاعة متجهمة وحدها.", "Salma left the hall scowling, alone.", []),
        ("باع العم بستانه على مضض.", "Uncle sold his orchard with a light heart.", [("على مضض", "with a light heart")]),
        ("باع العم بستانه على مضض.", "Uncle sold his orchard with a heavy heart.", []),
        # the place of a phrase is its last word of content
        (
            "تخلى الحزب عن مقترح النقل المجاني.",
            "The party revived its proposal for free transport.",
            [("تخلى", "revived")],
        ),
        ("قرأ الوزير التقرير على عجل.", "The minister pored over the report.", [("على عجل", "pored over")]),
        ("خففت المحكمة الغرامة.", "The court stiffened the fine.", [("خففت", "stiffened")]),
        ("خففت المحكمة الغرامة.", "The court eased the fine.", []),
        # the same end, in whatever words
        ("كان المفتش كريما في تقديره لعملي.", "My work was given a lavish assessment by the inspector.", []),
        # a denial turns it round
        (
            "كان المفتش كريما في تقديره لعملي.",
            "The inspector was not harsh in his assessment of my work.",
            [],
        ),
        # another word answers for it
        ("كان المفتش كريما وقاسيا.", "The inspector was harsh, though generous.", []),
    ],
)
def test_a_word_of_the_contrary_end(arabic, english, found):
    assert told(arabic, english) == found


def test_a_star_stands_for_endings_and_not_for_any_letters():
    known = scales("en")
    assert "generosity+" in known.of("lavishly") and "disclose+" in known.of("revealing")
    assert not known.of("background") and not known.of("complaint")


def test_a_word_has_the_ends_of_all_entries_that_fit_it():
    assert {"generosity-", "kindness-", "strict+"} <= known_ends("harsh")


def known_ends(word: str) -> frozenset[str]:
    return scales("en").of(word)


def test_the_ends_of_a_stem_are_those_of_it_and_of_its_endings():
    known = scales("en")
    endings = load_language("en").words("contraries.endings")
    listed = {word.rstrip("*") for path in (WORDS, POLES) for word, _ in entries_of(load_language("en"), path)}
    stems = {load_language("en").stem(word) for word in listed if word.isalpha()}
    assert len(stems) > 1000
    for stem in stems:
        whole = {known.of(stem + ending) for ending in ("", *endings)}
        assert known.of_stem(stem) >= known.of(stem)
        assert known.of_stem(stem) <= known.of(stem).union(*whole, known.of(stem[:-1] + "y"))


def test_phrases_hide_their_words_and_names_mean_nothing():
    side = Segment(document("en", "They looked up to Master Hard, behind the times."), (0,))
    assert "looked up to" in [cue.text for cue in ends(side)]
    assert not {"Master", "Hard", "looked"} & {cue.text for cue in ends(side)}


def test_what_stands_beside_a_word_in_its_families():
    table = embedded_translations("ar", "en")
    assert table is not None and table.families is not None
    assert {"generous", "lavish"} <= set(table.families.beside(0, "كريم"))
    turned = table.turned().families
    assert turned is not None and turned.beside(1, "كريم") == table.families.beside(0, "كريم")
    assert table.families.beside(0, "xyz") == []
