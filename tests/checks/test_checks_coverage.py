"""Unmatched phrases, with an encoder for two made-up languages that are translations word by word."""

import random
import re
import zlib

import numpy as np
import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.languages import load_language
from compare.passage.evidence.unmatched import (
    chance_matches,
    phrase_windows,
    read_words,
    sample_null,
    standard_scores,
)
from compare.records import Link
from compare.training.judging import document as lines

DIM = 64


class WordByWord:
    """`a-xyz` in one language and `b-xyz` in the other have nearly the same vector."""

    name = fingerprint = "word by word"
    languages = frozenset()

    def token_vectors(self, text):
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        rows = [self.vector(text[a:b]) for a, b in spans]
        return spans, np.array(rows, np.float32).reshape(len(spans), DIM)

    def vector(self, word):
        meaning = np.random.default_rng(zlib.crc32(word[1:].encode())).normal(size=DIM)
        dress = np.random.default_rng(zlib.crc32(word.encode())).normal(size=DIM)
        vector = meaning + 0.3 * dress
        return vector / np.linalg.norm(vector)


def texts(count=12, seed=1):
    """Sentences of two clauses of four words, the same in both languages."""
    letters = random.Random(seed)
    pairs = []
    for _ in range(count):
        words = ["".join(letters.choices("bcdfghjklmnp", k=6)) for _ in range(12)]
        clauses = [words[:4], words[4:8], words[8:]]
        pairs.append(tuple(", ".join(" ".join(f"{side}{w}" for w in c) for c in clauses) + "." for side in "ab"))
    return pairs


def coverage(pairs, at, *, soft=False, report="yy"):
    source = document("xx", *(pair[0] for pair in pairs))
    target = document(report, *(pair[1] for pair in pairs))
    links = [Link((i,), (i,), 1.0) for i in range(len(pairs))]
    found = run_checks(source, target, links, encoder=WordByWord())[at].findings
    return [
        (f.kind, [source.text[a:b] for a, b in f.source_spans], [target.text[a:b] for a, b in f.target_spans])
        for f in found
        if f.check == "coverage" and (soft or f.confidence == "hard")
    ]


@pytest.mark.parametrize("at", [0, 5, 11])
def test_nothing_is_said_of_a_word_by_word_translation(at):
    assert coverage(texts(), at, soft=True) == []


def test_an_added_clause_is_found_with_its_span():
    pairs = texts()
    pairs[4] = pairs[4][0], pairs[4][1].rstrip(".") + ", bqwert byxcvb bzuiop."
    assert coverage(pairs, 4) == [("added", [], ["bqwert byxcvb bzuiop"])]


@pytest.mark.parametrize(("phrase", "count"), [("In a related development", 0), ("In a violent explosion there", 1)])
def test_stock_phrases_add_nothing(phrase, count):
    pairs = texts()
    pairs[5] = pairs[5][0], f"{phrase}, {pairs[5][1]}"
    assert len(coverage(pairs, 5, report="en")) == count


def test_a_dropped_clause_is_found_with_its_span():
    pairs = texts()
    first, _, last = pairs[7][1].split(", ")
    pairs[7] = pairs[7][0], f"{first}, {last}"
    assert coverage(pairs, 7) == [("dropped", [pairs[7][0].split(", ")[1]], [])]


def test_clauses_facing_each_other_are_one_rewording():
    pairs = texts()
    first, _, last = pairs[7][1].split(", ")
    pairs[7] = pairs[7][0], f"{first}, bvwxvw bwwvxx bxvvwv bxxwvv bwvx, {last}"
    assert coverage(pairs, 7) == [("reworded", [pairs[7][0].split(", ")[1]], ["bvwxvw bwwvxx bxvvwv bxxwvv bwvx"])]


@pytest.mark.parametrize(("side", "kind"), [("b", "added"), ("a", "dropped")])
def test_a_sentence_too_many_inside_a_link_is_found(side, kind):
    pairs = texts()
    extra = f"{side}vwxvw {side}wwvxx {side}xvvwv {side}xxwvv {side}wvx."
    source = document("xx", *(p[0] for p in pairs[:5]), *([extra] if side == "a" else []), *(p[0] for p in pairs[5:]))
    target = document("yy", *(p[1] for p in pairs[:5]), *([extra] if side == "b" else []), *(p[1] for p in pairs[5:]))
    links = [Link((i + (side == "a") * (i > 4),), (i + (side == "b") * (i > 4),), 1.0) for i in range(len(pairs))]
    links[4] = Link((4, 5) if side == "a" else (4,), (4, 5) if side == "b" else (4,), 1.0)
    found = [f for f in run_checks(source, target, links, encoder=WordByWord())[4].findings if f.confidence == "hard"]
    assert [(f.check, f.kind) for f in found] == [("sentence", kind)]
    spans = found[0].source_spans or found[0].target_spans
    assert [(source if side == "a" else target).text[a:b] for a, b in spans] == [extra]


def test_what_the_next_passage_accounts_for_is_not_dropped():
    pairs = texts()
    first, moved, last = pairs[7][1].split(", ")
    pairs[7] = pairs[7][0], f"{first}, {last}"
    pairs[8] = pairs[8][0], f"{moved}, {pairs[8][1]}"
    assert coverage(pairs, 7) == []


def test_a_document_too_short_to_know_chance_is_left_alone():
    pairs = texts(count=4)
    pairs[2] = pairs[2][0], pairs[2][1].rstrip(".") + ", bqwert byxcvb bzuiop."
    assert coverage(pairs, 2, soft=True) == []


def test_without_an_encoder_the_check_is_silent():
    source, target = document("xx", "a b"), document("yy", "c d")
    assert run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings == ()


def test_scores_in_blocks_are_those_of_a_slow_reference():
    """Standard scores against a loop over words and passages."""
    encoder, language = WordByWord(), load_language("xx")
    sides = [read_words(a, language, encoder.token_vectors(a)) for a, _ in texts()]
    others = [read_words(b, language, encoder.token_vectors(b)) for _, b in texts()]
    null = sample_null(others)
    assert null is not None
    place = 3
    far = np.abs(null.places - place) > 1
    fast = standard_scores(sides[place], others[place], chance_matches(sides, null)[place], far)
    slow = []
    for vector in sides[place].vectors:
        best = max(float(vector @ v) for v in others[place].vectors)
        chance = [max(float(vector @ v) for v in others[p].vectors) for p in null.places.tolist() if abs(p - place) > 1]
        slow.append(min(3.0, max(-1.0, (best - np.mean(chance)) / (np.std(chance) + 0.03))))
    assert fast == pytest.approx(slow, abs=1e-4)


def test_phrase_windows_are_all_runs_of_words():
    vectors = np.eye(3, dtype=np.float32)
    windows = phrase_windows(vectors)
    assert len(windows) == 3 + 2 + 1
    assert windows[-1] == pytest.approx(np.ones(3) / np.sqrt(3))


def test_a_figure_is_not_cut_at_its_decimal_point():
    def vectors(text):
        words = load_language("en").analyse(text).words
        return [word.span for word in words], [[1.0]] * len(words)

    text = "Sales rose by 2.8 per cent. Then they fell."
    words = read_words(text, load_language("en"), vectors(text))
    assert [words.text[slice(*words.span(part))] for part in words.segments] == [
        "Sales rose by 2.8 per cent",
        "Then they fell",
    ]


AROUND = [
    ("وصل الوزير إلى العاصمة صباح اليوم.", "The minister arrived in the capital this morning."),
    ("وقال المتحدث إن المفاوضات مستمرة.", "The spokesman said the negotiations were continuing."),
    ("وبلغ عدد الطلاب خمسة آلاف طالب.", "The number of students reached five thousand."),
    ("ونقل الجرحى إلى المستشفى المركزي.", "The wounded were taken to the central hospital."),
    ("وتراجعت أسعار القمح في السوق المحلية.", "Wheat prices fell on the local market."),
    ("وأغلقت الشرطة الطريق أمام السيارات.", "The police closed the road to cars."),
]


def found_among(arabic, english, *, soft=False):
    """What the check finds in a passage among others that are faithful: kinds and marked texts."""
    pairs = [(arabic, english), *AROUND]
    source, target = lines("ar", [one for one, _ in pairs]), lines("en", [other for _, other in pairs])
    links = [Link((number,), (number,), 0.95) for number in range(len(pairs))]
    return [
        (found.kind, text.text[slice(*span)])
        for result in run_checks(source, target, links, encoder=open_encoder())
        for found in result.findings
        if found.check == "coverage" and (soft or found.confidence == "hard")
        for text, spans in ((source, found.source_spans), (target, found.target_spans))
        for span in spans
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "kind", "words"),
    [
        (
            "وافتتحت المدرسة في القرية.",
            "A school opened in the village while his rivals burned painted violins and sold copper bells.",
            "added",
            "violins",
        ),
        (
            "وافتتحت المدرسة في القرية أمام التلاميذ.",
            "A school opened in the village to pupils, despite bitter quarrels over stolen copper bells.",
            "added",
            "despite bitter quarrels over stolen copper bells",
        ),
        (
            "وافتتحت المدرسة التي بناها الصيادون من أخشاب السفن القديمة في القرية أمام التلاميذ.",
            "A school opened in the village to pupils.",
            "dropped",
            "الصيادون من أخشاب السفن القديمة",
        ),
    ],
)
def test_a_clause_without_punctuation_is_found_where_it_stands_out(arabic, english, kind, words):
    ((found, marked),) = found_among(arabic, english)
    assert found == kind
    assert words in marked


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "المدرسة في القرية مفتوحة أمام التلاميذ بعد الصيف، كما أكدت الناطقة الرسمية.",
            "The school in the village, they said, is open to the pupils after the summer.",
        ),
        (
            "قالت الوزيرة إن المدرسة في القرية مفتوحة أمام التلاميذ بعد الصيف.",
            "The school in the village is open to pupils after summer, one deputy warned, and the minister said so.",
        ),
    ],
)
def test_who_says_it_is_no_phrase_too_many_where_both_sides_cite(arabic, english):
    assert found_among(arabic, english, soft=True) == []
