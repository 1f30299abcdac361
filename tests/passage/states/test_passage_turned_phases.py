"""Deeds that the report tells as further on, or less far, than the original."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def said(arabic: str, english: str) -> list[str]:
    return [f.message for f in findings("modality", (arabic, english), encoder=open_encoder())]


@pytest.mark.parametrize(
    ("arabic", "english", "change"),
    [
        (
            "شرع المهندسون في ترميم القلعة.",
            "The engineers have finished restoring the citadel.",
            "begun, “شرع” → finished, “have finished”",
        ),
        (
            "أتم الباحثون ترجمة المخطوطة.",
            "The researchers have started translating the manuscript.",
            "finished, “أتم” → begun, “have started”",
        ),
        (
            "وعدت البلدية بتبليط الشارع.",
            "The municipality has been paving the street.",
            "planned, promised (وعدت) → begun, “has been paving”",
        ),
        (
            "قرر المصرف رفع أسعار الفائدة.",
            "The bank is considering a rise in interest rates.",
            "decided, “قرر” → considered, “is considering”",
        ),
        (
            "سفينة الإغاثة في طريقها إلى الميناء.",
            "The relief ship has docked at the port.",
            "begun, ship · relief · in · road (في طريقها) → finished, “has docked”",
        ),
        ("تدرس الشركة فتح فرع في تونس.", "The company opened a branch in Tunis.", ""),
        ("تبني الشركة حاليا ثلاثة أبراج.", "The company has put up three towers.", "ongoing, company"),
        ("تعكف اللجنة حاليا على مراجعة الجداول.", "The committee has finished going over the tables.", ""),
        ("انتهت الشركة من تركيب الأبراج.", "The company will put up the towers.", "finished, company"),
        ("يجري ترميم القلعة القديمة.", "The old citadel has been restored.", "ongoing, go on"),
        ("ما زال جدي يصنع القوارب.", "My grandfather used to build boats.", "begun, "),
        ("صار أخي يعمل في مخبز القرية.", "My brother will work at the village bakery.", "ongoing, "),
        ("تنقل الشاحنات القمح إلى الميناء منذ أسبوع.", "Lorries will be taking wheat to the port.", "ongoing, "),
        # A word that may say that it goes on stands in another clause.
        (
            "يعكف الفنيون على رقمنة الأرشيف.",
            "Technicians have digitised the archive, which keeps growing.",
            "ongoing, ",
        ),
    ],
)
def test_a_deed_that_has_come_further_on_one_side(arabic, english, change):
    [message] = said(arabic, english)
    assert "→" in message and (not change or change.partition(",")[0] == message.partition(",")[0])


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("شرع المهندسون في ترميم القلعة.", "Restoration of the citadel got going."),
        ("تبني الشركة حاليا ثلاثة أبراج.", "The company is putting up three towers."),
        ("يواصل العمال بناء السد.", "Workers are carrying on with the building of the dam."),
        ("انتهت الشركة من تركيب الأبراج.", "The towers have been put up by the company."),
        ("أخرج ثمانية أفلام حتى الآن.", "To date he has made eight films."),
        ("أوشك العمال على الانتهاء من حفر النفق.", "The tunnel is all but dug."),
        ("قرر المصرف رفع أسعار الفائدة.", "The bank has put interest rates up."),
        ("وافقت الدول على خفض الانبعاثات.", "The states agreed to cut their emissions."),
        ("المشروع على وشك أن ينطلق.", "The project is set to start."),
        ("وعد أبي بشراء دراجة لي ثم اشتراها.", "My father bought me the bicycle that he had promised."),
        ("أنهت الشركة بناء المصنع بعد عام.", "A year after work on the plant started, the company built the plant."),
        ("ومن المقرر أن يُفتتح المعرض رسمياً في الربيع.", "The exhibition will be formally inaugurated in spring."),
        ("تعتصم العائلات منذ أسبوع في خيمة نصبت أمام المدخل.", "Families are in a tent set up at the entrance."),
        ("سيواصل المركز متابعة القضية.", "The centre said it would follow the case."),
        ("لا يزال مصير الركاب مجهولا.", "The fate of the passengers remained unknown."),
        ("تنظر المحكمة حاليا في دعاوى الأسر.", "The families' claims are now being heard by the court."),
        ("لا تزال ناقلات تنتظر دورها بعد أن عطلت الريح رافعتين.", "Tankers are queuing after the wind hit two cranes."),
        ("بدأ البناء في الربيع وانتهى العمال منه في الخريف.", "Begun in spring, it was finished by autumn."),
    ],
)
def test_the_same_phase_in_other_words_says_nothing(arabic, english):
    assert said(arabic, english) == []


def test_a_deed_that_is_considered_is_told_done_where_its_verb_is():
    assert said("تدرس الشركة فتح فرع في تونس.", "The company opened a branch in Tunis.") == [
        "considered, study (تدرس) → done, “opened”"
    ]
