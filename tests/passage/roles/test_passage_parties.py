"""Parties that act on one another the other way round in the report."""

from pathlib import Path

import pytest

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.passage.amounts.bindings import bound
from compare.passage.roles.parties import exchanged_parties
from compare.records import Link
from compare.training.judging import document

CORPORA = Path(__file__).parents[3] / "corpora"

LONG = (
    "وقالت الصحف إن المحامي هدد القاضي في قاعة المحكمة أمام عشرات الصحفيين والشهود الذين حضروا جلسة يوم الخميس.",
    " in the courtroom in front of dozens of journalists and witnesses who attended the hearing on Thursday.",
)


def exchanged(arabic: str, english: str) -> list[tuple[str, str, str]]:
    """(deed, who acts, who suffers) in the words of the original, where the report tells it the other way round."""
    run = new_run(document("ar", [arabic]), document("en", [english]), [Link((0,), (0,), 1.0)], open_encoder())
    values, _ = bound(run.pairs[0])
    return [
        (arabic[slice(*one.deed[0])], arabic[slice(*one.agent[0])], arabic[slice(*one.other[0])])
        for one in exchanged_parties(run.pairs[0], run, values)
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        (
            "اتهم الوزير النائب بالكذب.",
            "The lawmaker accused the minister of lying.",
            [("اتهم", "الوزير", "النائب")],
        ),
        (
            "أقنع الوزير النائب بأن يستقيل.",
            "The lawmaker persuaded the minister to resign.",
            [("أقنع", "الوزير", "النائب")],
        ),
        ("اتهم الوزير النائب بالكذب.", "The minister accused the lawmaker of lying.", []),
        # Across what is set between commas behind the subject, before the verb's auxiliary.
        (
            "وكان الحارس، وهو أرمل في الستين، قد اتهم المدير بالسرقة.",
            "The manager had accused the guard, a widower of sixty, of theft.",
            [("اتهم", "الحارس", "المدير")],
        ),
        (
            "وكان الحارس، وهو أرمل في الستين، قد اتهم المدير بالسرقة.",
            "The guard, a widower of sixty, had accused the manager of theft.",
            [],
        ),
        # In a long passage as in a brief one.
        (LONG[0], f"The newspapers said the judge threatened the lawyer{LONG[1]}", [("هدد", "المحامي", "القاضي")]),
        (LONG[0], f"The newspapers said the lawyer threatened the judge{LONG[1]}", []),
        ("أنقذ الطبيب المريض.", "The patient saved the doctor.", [("أنقذ", "الطبيب", "المريض")]),
        # Who meets whom is all the same, and without two parties there is nothing to exchange.
        ("التقى القاضي المحامي.", "The lawyer met the judge.", []),
        ("نام الوزير.", "The minister slept.", []),
    ],
)
def test_who_acts_and_who_suffers_is_read_on_both_sides(arabic, english, expected):
    assert exchanged(arabic, english) == expected


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        # Verbs of several in the present have no ending.
        (
            "ويتهم المزارعون الوزارة بتجاهل مطالبهم منذ سنوات طويلة جدا.",
            "The ministries accuse the farmers of ignoring their demands for many long years.",
            [("ويتهم", "المزارعون", "الوزارة")],
        ),
        # A noun for a deed: what belongs to it acts.
        (
            "وجاء البيان بعد اتهام باماكو لنواكشوط بإقامة نقطة مراقبة.",
            "The statement came after Nouakchott accused Bamako of setting up an observation post.",
            [("اتهام", "باماكو", "لنواكشوط")],
        ),
        (
            "وجاء البيان بعد اتهام باماكو لنواكشوط بإقامة نقطة مراقبة.",
            "The statement came after Bamako accused Nouakchott of setting up an observation post.",
            [],
        ),
        # The head that no word may render belongs to a modifier that has a counterpart.
        (
            "ويحمّل مربو الجاموس شركات النفط مسؤولية التلوث.",
            "Oil companies hold the buffalo herders responsible for the pollution.",
            [("ويحمّل", "مربو", "شركات")],
        ),
        # Who is led to beyond punctuation is no verb's father.
        (
            "وتحيل العيادة المريض إلى المستشفى، حيث يُفحص.",
            "The hospital refers the patient to the clinic, where he is examined.",
            [("وتحيل", "العيادة", "المستشفى")],
        ),
    ],
)
def test_forms_that_deeds_take(arabic, english, expected):
    assert exchanged(arabic, english) == expected


def test_a_party_without_a_known_counterpart_is_the_one_that_is_left():
    told = exchanged("هزم الترجي النجم في النهائي.", "The Star beat Esperance in the final.")
    assert told == [("هزم", "الترجي", "النجم")]


def test_in_a_long_passage_who_acts_by_any_deed():
    told = exchanged(
        "وخاطب رئيس كتلة الوسط زميله قائلا إن من يرفض الضريبة اليوم سيدفع أكثر منها بعد عام.",
        "Whoever turns down the tax today will pay more of it a year from now, his colleague told the head of the "
        "centre bloc.",
    )
    assert told == [("وخاطب", "رئيس", "زميله")]


def test_the_only_deeds_of_a_short_passage_are_one():
    assert exchanged("صدمت الشاحنة الحافلة.", "The bus rammed the lorry.") == [("صدمت", "الشاحنة", "الحافلة")]


def test_a_name_is_read_as_who_it_names_behind_a_word_of_his_kind():
    told = exchanged("هاجم المدرب كوفاتش اللاعب هندرسون.", "The player Henderson attacked the coach Kovac.")
    assert told == [("هاجم", "المدرب", "هندرسون")]


@pytest.mark.parametrize("gold", load_gold(CORPORA), ids=lambda gold: gold.name)
def test_no_exchange_is_lost_where_no_parties_are_read(gold, monkeypatch):
    """The slow way reads the parties of every passage."""
    run = new_run(gold.source, gold.target, [one.link for one in gold.links], open_encoder())
    linked = [(pair, bound(pair)[0]) for pair in run.pairs if pair.linked]
    fast = [list(exchanged_parties(pair, run, values)) for pair, values in linked]
    monkeypatch.setattr("compare.passage.roles.parties.may_act", lambda segment, verbs: True)
    assert fast == [list(exchanged_parties(pair, run, values)) for pair, values in linked]


def test_parties_that_only_families_of_words_know():
    arabic = "وكانت جدتي هي التي علّمت خالتي التطريز."
    told = exchanged(arabic, "It was my aunt who taught my grandmother embroidery.")
    assert told == [("علّمت", "جدتي", "خالتي")]
    assert exchanged(arabic, "It was my grandmother who taught my aunt embroidery.") == []
