"""Who did what to whom, as both sides tell it."""

import pytest

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.bindings import bound
from compare.passage.parties import exchanged_parties, told
from compare.records import Link
from compare.training.judging import document

LONG = (
    "وقالت الصحف إن المحامي هدد القاضي في قاعة المحكمة أمام عشرات الصحفيين والشهود الذين حضروا جلسة يوم الخميس.",
    " in the courtroom in front of dozens of journalists and witnesses who attended the hearing on Thursday.",
)


def read(arabic: str, english: str) -> list[tuple[bool, str, str, str]]:
    """(whether the parties act the same way, deed, who acts, who suffers), by the words of the original."""
    run = new_run(document("ar", [arabic]), document("en", [english]), [Link((0,), (0,), 1.0)], open_encoder())
    values, _ = bound(run.pairs[0])
    found = list(told(run.pairs[0], run, values))
    assert [parties for straight, parties in found if not straight] == list(
        exchanged_parties(run.pairs[0], run, values)
    )
    return [
        (straight, *(arabic[slice(*spans[0])] for spans in (parties.deed, parties.agent, parties.other)))
        for straight, parties in found
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        (
            "اتهم الوزير النائب بالكذب.",
            "The minister accused the lawmaker of lying.",
            [(True, "اتهم", "الوزير", "النائب")],
        ),
        (
            "اتهم الوزير النائب بالكذب.",
            "The lawmaker accused the minister of lying.",
            [(False, "اتهم", "الوزير", "النائب")],
        ),
        (
            LONG[0],
            f"The newspapers said the lawyer threatened the judge{LONG[1]}",
            [(True, "هدد", "المحامي", "القاضي")],
        ),
        (
            LONG[0],
            f"The newspapers said the judge threatened the lawyer{LONG[1]}",
            [(False, "هدد", "المحامي", "القاضي")],
        ),
        # Who meets whom is all the same, and without two parties nothing is told.
        ("التقى القاضي المحامي.", "The lawyer met the judge.", []),
        ("نام الوزير.", "The minister slept.", []),
    ],
)
def test_who_acts_and_who_suffers_is_read_on_both_sides(arabic, english, expected):
    assert read(arabic, english) == expected


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        # The only deed of each side is one though the words are not alike, in a brief passage.
        ("أنقذ الطبيب المريض.", "The patient saved the doctor.", False),
        ("أنقذ الطبيب المريض.", "The doctor saved the patient.", True),
    ],
)
def test_in_a_brief_passage_the_only_deed_is_the_same(arabic, english, expected):
    assert [straight for straight, *_ in read(arabic, english)] == [expected]
