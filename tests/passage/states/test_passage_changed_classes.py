"""Closed classes of words told for another: duty for possibility, cause for concession, more for less."""

from __future__ import annotations

import pytest
from pairs import document

from compare.passage.pair import PassagePair
from compare.passage.states.changed_classes import changed_classes
from compare.records import Link
from compare.text.segment import Segment


def changed(arabic: str, english: str) -> list[tuple[str, str]]:
    sides = (Segment(document(code, text), (0,)) for code, text in (("ar", arabic), ("en", english)))
    return [(one.lost, one.gained) for one in changed_classes(PassagePair(Link((0,), (0,), 1.0), *sides))]


@pytest.mark.parametrize(
    ("arabic", "english", "lost", "gained"),
    [
        (
            "يمكن للزوار دخول المتحف من الباب الخلفي.",
            "Visitors must enter the museum by the back door.",
            "possible",
            "required",
        ),
        ("بوسع الطلاب تسليم البحث إلكترونيا.", "Students have to hand in the paper online.", "possible", "required"),
        ("يجب على المتقدمين إرفاق صورة.", "Applicants may attach a picture.", "required", "possible"),
        (
            "سافر الوفد رغم سوء الأحوال الجوية.",
            "The delegation travelled because of the bad weather.",
            "concession",
            "cause",
        ),
        (
            "تأجل الافتتاح بسبب تأخر المعدات.",
            "The opening was put off although the equipment was late.",
            "cause",
            "concession",
        ),
        (
            "سنوقع الاتفاق إذا وافق المجلس.",
            "We will sign the agreement even though the council approved.",
            "condition",
            "concession",
        ),
        (
            "هذا الطريق أقل ازدحاما من الطريق الساحلي.",
            "This road is more crowded than the coastal one.",
            "less",
            "more",
        ),
        ("كانت المبيعات أكثر من العام الماضي.", "Sales were fewer than last year.", "more", "less"),
        ("لن تعمل المضخة إذا انقطع التيار.", "The pump will not work and the power is cut.", "condition", ""),
    ],
)
def test_a_class_that_has_given_way_to_another(arabic, english, lost, gained):
    assert (lost, gained) in changed(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("يمكن للزوار دخول المتحف من الباب الخلفي.", "The museum is open to visitors by the back door."),
        ("بوسع الطلاب تسليم البحث إلكترونيا.", "Students may hand in the paper online."),
        ("يتعين على السائقين إبراز رخصهم.", "Drivers should show their licences."),
        ("يجب ألا تتأخر عن الموعد.", "You cannot be late for the appointment."),
        ("سافر الوفد رغم سوء الأحوال الجوية.", "The weather was bad, but the delegation travelled all the same."),
        ("تأجل الافتتاح بسبب تأخر المعدات.", "The equipment was late, so the opening was put off."),
        ("سنوقع الاتفاق إذا وافق المجلس.", "We will sign once the council has approved."),
        ("لن نبدأ ما لم يصل الطبيب.", "We will not begin until the doctor arrives."),
        ("لا يقل عدد المشاركين عن مئة.", "There are at least a hundred participants."),
        ("كان يتكلم كأنه يعرف الجواب.", "He spoke as though he knew the answer."),
        ("ستظل المكتبة مفتوحة حتى منتصف الليل.", "The library will stay open until midnight."),
    ],
)
def test_a_class_that_is_told_in_other_words(arabic, english):
    assert changed(arabic, english) == []


def test_languages_that_nothing_is_known_of_have_none():
    sides = (Segment(document(code, text), (0,)) for code, text in (("de", "Er muss gehen."), ("en", "He may go.")))
    assert not list(changed_classes(PassagePair(Link((0,), (0,), 1.0), *sides)))
