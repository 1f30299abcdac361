"""Parties that have changed places by their order, and somebody else as the subject of the same verb."""

import pytest

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.amounts.bindings import bound
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.acting_order import turned_order
from compare.passage.roles.other_subjects import other_subject
from compare.records import Link
from compare.training.judging import document


def passage(arabic: str, english: str) -> tuple[PassagePair, Run]:
    """The one passage of two sentences."""
    run = new_run(document("ar", [arabic]), document("en", [english]), [Link((0,), (0,), 1.0)], open_encoder())
    return run.pairs[0], run


def turned(arabic: str, english: str) -> tuple[str, str] | None:
    """Who acts and who suffers in the original, in its words, where the report has it the other way round."""
    pair, run = passage(arabic, english)
    found = turned_order(pair, run, bound(pair)[0])
    return (arabic[slice(*found.agent[0])], arabic[slice(*found.other[0])]) if found else None


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        (
            "رفض المجلس أمس طلب اللجنة عقد اجتماع.",
            "The committee yesterday turned down the council's request for a meeting.",
            ("المجلس", "اللجنة"),
        ),
        (
            "وتقدّم المزارع حسن الخطيب بشكوى ضد جاره كمال الشامي.",
            "Kamal al-Shami, a farmer, lodged a complaint against his neighbour Hassan al-Khatib.",
            ("الخطيب", "الشامي"),
        ),
        (
            "وكانت «النورس» قد اتصلت بعائلة المؤسس أواخر العام الماضي.",
            "The founder's family contacted Nawras late last year.",
            ("النورس", "بعائلة"),
        ),
        (
            "وسلّم الوزير التونسي نظيره المصري رسالة خطية.",
            "A written message was handed by the Egyptian minister to his Tunisian counterpart.",
            ("التونسي", "المصري"),
        ),
        (
            "رشق المتظاهرون الرجال المسلحين بالحجارة.",
            "The armed men threw stones at demonstrators.",
            ("المتظاهرون", "الرجال"),
        ),
        # an object without an article shows by its ending, and is none of the first noun's
        (
            "طرد الحارس صحفيين من القاعة.",
            "Journalists threw the guard out of the hall.",
            ("الحارس", "صحفيين"),
        ),
        (
            "ضرب المعلم تلميذا أمام زملائه.",
            "A pupil hit the teacher in front of his classmates.",
            ("المعلم", "تلميذا"),
        ),
        # one of two words for the same deed may be listed as giving or taking
        (
            "استأجر الصائغ شقيقين ووعدهما بثلث القيمة.",
            "Two brothers hired the jeweller and promised him a third of the value.",
            ("الصائغ", "شقيقين"),
        ),
        # somebody listed is named by the only word that may render them
        (
            "وقد أبلغ أصحاب المحال البلديةَ بوجود هبوط في الطريق.",
            "The municipality had alerted shopkeepers to subsidence in the road.",
            ("أصحاب", "البلديةَ"),
        ),
    ],
)
def test_who_stands_first_acts(arabic, english, expected):
    assert turned(arabic, english) == expected


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "رفض المجلس أمس طلب اللجنة عقد اجتماع.",
            "The council turned down the committee's request for a meeting.",
        ),
        ("رفض المجلس أمس طلب اللجنة.", "The committee's request was turned down by the council yesterday."),
        ("سيرأس الوفدَ المصري القاضي كمال الشامي.", "The Egyptian delegation will be headed by Judge Kamal al-Shami."),
        ("اعتُقل الصحفي من قبل الشرطة.", "The police arrested the journalist."),
        ("المحامي الذي عيّنه القاضي انسحب.", "The judge appointed a lawyer who withdrew."),
        ("اختُتمت مساء السبت بطولة الخليج.", "The Gulf championship wrapped up on Saturday evening."),
        ("اشترت الشركة من المصرف ثلاث عمارات.", "The bank sold the company three buildings."),
        ("أطلقت الشرطة الغاز على المتظاهرين.", "Demonstrators came under tear gas from the police."),
    ],
)
def test_the_same_told_otherwise_is_no_exchange(arabic, english):
    assert turned(arabic, english) is None


def other(arabic: str, english: str) -> tuple[str, str] | None:
    """Who acts in the original and who does the same in the report."""
    pair, run = passage(arabic, english)
    found = other_subject(pair, run, bound(pair)[0])
    return (arabic[slice(*found.source)], english[slice(*found.target)]) if found else None


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("وقال محامي الشركة إن الحكم عادل.", "The head of the union said the ruling was fair.", ("محامي", "head")),
        (
            "تكفّل خالها بنفقات الدراسة.",
            "Her school principal undertook to pay for her studies.",
            ("خالها", "principal"),
        ),
        ("وروى له صاحب المقهى القصة.", "The imam told him the story.", ("صاحب", "imam")),
    ],
)
def test_somebody_else_is_the_subject_of_the_same_verb(arabic, english, expected):
    assert other(arabic, english) == expected


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وقال محامي الشركة إن الحكم عادل.", "The company's lawyer said the ruling was fair."),
        ("وقالت الهيئة إن الحكم عادل.", "The bench said the ruling was fair."),
        ("تكفّل خالها بنفقات الدراسة.", "Her uncle undertook to pay for her studies."),
    ],
)
def test_the_same_subject_in_other_words_is_none_else(arabic, english):
    assert other(arabic, english) is None
