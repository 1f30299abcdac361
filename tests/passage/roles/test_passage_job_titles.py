"""Offices that cannot be the same person's."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("استقال وزير النقل أمس.", "The minister of trade resigned yesterday.", 1),
        ("استقال الوزير أمس.", "The minister of trade resigned yesterday.", 0),
        ("استقال وزير النقل أمس.", "The minister resigned yesterday.", 0),
    ],
)
def test_a_minister_of_no_department_may_be_any(arabic, english, told):
    assert len(findings("name", (arabic, english), encoder=open_encoder())) == told


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال المدير العام للمستشفى إن الأسرة مشغولة.", "The beds are taken, said the head of the hospital."),
        ("وانتخبت الجمعية رئيسا جديدا.", "The association has chosen a new leader."),
        ("وقد رحب شيوخ العشائر بالاتفاق.", "Tribal leaders welcomed the deal."),
        ("أصيب ثلاثة من البحارة في الميناء.", "Three fishermen were hurt in the port."),
        ("حضر المحاكمة ذوو الضحايا والمحامون.", "The victims' relatives and the lawyers attended the trial."),
        ("قابلوا أربعة عشر محتجزا وذوي المفقودين.", "They met 14 detainees and relatives of the missing."),
        ("رأس الوفد كاتب الدولة للهجرة.", "The delegation was led by the secretary of state for migration."),
        # Words that are part of a name.
        ("زار وكيل الوزارة سوق الشيوخ.", "The deputy minister went to Suq al-Shuyukh."),
        ("قالت المذيعة إنها ستعود.", "Karen Hunter said she would be back."),
        # Words that only look like an office.
        ("اشتريت مجلات مصورة من الكشك عند رأس الجسر.", "I bought magazines at the kiosk at the head of the bridge."),
        ("ضربتها طائرة بدون طيار في المساء.", "A drone hit it in the evening, said the doctor."),
        ("عقد مؤتمر صحفي في القصر.", "A press conference was held by the governor."),
        ("قُتل شريكه في التجارة، المغدور نبيل عطا الله.", "His business partner, the victim Nabil Atallah, was killed."),
        ("وستبقى المخطوطات ملكاً لأصحابها.", "The manuscripts will remain the property of their owners."),
    ],
)
def test_general_words_names_and_other_words_are_no_other_office(arabic, english):
    found = [f.message for f in findings("name", (arabic, english), encoder=open_encoder())]
    assert [message for message in found if message.startswith("office")] == []


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        (
            "قال المدير العام للمستشفى إن الأسرة مشغولة.",
            "The beds are taken, said the hospital's spokesman.",
            "spokesman",
        ),
        ("أصيب ثلاثة من البحارة في الميناء.", "Three passengers were hurt in the port.", "passengers"),
        ("زار المحافظ الموقع أمس.", "The police chief visited the site yesterday.", "police chief"),
        ("نفى والي صفاقس ذلك.", "The mayor of Sfax denied that.", "mayor"),
    ],
)
def test_another_office_in_the_same_place(arabic, english, told):
    found = findings("name", (arabic, english), encoder=open_encoder())
    assert [english[slice(*f.target_spans[0])] for f in found if f.source_spans] == [told]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("جاء العمدة بنفسه إلى البيت.", "The village headman came to the house in person."),
        ("تهيب الشرطة بأصحاب المحال إغلاقها.", "Police urge shop owners to close."),
        ("ارتطمت الكرة بأحد المدافعين.", "The ball went in off a defender."),
    ],
)
def test_words_for_people_that_may_be_the_same(arabic, english):
    assert findings("name", (arabic, english), encoder=open_encoder()) == []


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        ("استقال مدير المستشفى أمس.", "The governor of the hospital resigned yesterday.", "office"),
        ("استقال وزير الصحة أمس.", "The prime minister resigned yesterday.", "office akin"),
        ("رافقته ابنته إلى المطار.", "His wife went with him to the airport.", "people"),
    ],
)
def test_kinds_of_changes_are_rules_of_their_own(arabic, english, rule):
    assert [f.rule for f in findings("name", (arabic, english), encoder=open_encoder())] == [rule]
