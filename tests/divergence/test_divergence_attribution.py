"""Attribution: the verb, the source, and whether there is one."""

import pytest
from meaning_pairs import findings, marked


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        ("قال الوزير إن الخطة جاهزة.", "The minister claimed the plan was ready.", "major", ["قال"], ["claimed"]),
        ("زعم الوزير أن الخطة جاهزة.", "The minister said the plan was ready.", "major", ["زعم"], ["said"]),
        (
            "قال الوزير إن الخطأ وقع.",
            "The minister admitted that the mistake was made.",
            "major",
            ["قال"],
            ["admitted"],
        ),
        ("نفى الوزير الخبر.", "The minister confirmed the news.", "critical", ["نفى"], ["confirmed"]),
        ("حذر الوزير من التأخير.", "The minister promised the delay.", "major", ["حذر"], ["promised"]),
    ],
)
def test_a_verb_of_another_strength(arabic, english, severity, in_arabic, in_english):
    assert marked("attribution", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أكد الوزير أن الخطة جاهزة.", "The minister said the plan was ready."),
        ("أكد الوزير أن الخطة جاهزة.", "The minister confirmed that the plan was ready."),
        ("أشار الوزير إلى أن الخطة جاهزة.", "The minister noted that the plan was ready."),
        ("وأضاف قائلا إن الخطة جاهزة.", "The plan was ready, he added."),
        ("ادعى المتهم أنه بريء.", "The defendant claimed he was innocent."),
        ("وفقا للشرطة، فر الرجل.", "The man fled, police said."),
        ("رفضت المحكمة طلبات اللجوء.", "The court rejected the asylum claims."),
        ("هذا يوم جميل.", "It is a beautiful day."),
        ("جعل ذلك من زعمائها أنصارا للسلام.", "It made its leaders supporters of peace."),
        ("تعمل الشركة وفقا لنموذج جديد.", "The company has a new model."),
        ("الدواء أسوأ من الداء، على حد تعبير الكاتب.", "The cure is worse than the disease, as the writer put it."),
        ("أُدخل المستشفى.", "He was admitted to hospital."),
    ],
)
def test_the_same_strength_in_other_words(arabic, english):
    assert findings("attribution", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("قالت الشرطة إن الرجل فر.", "Witnesses said the man had fled.", ["الشرطة"], ["Witnesses"]),
        ("بحسب شهود عيان، فر الرجل.", "According to police, the man fled.", ["شهود عيان"], ["police"]),
        ("قال خبراء إن السعر سيرتفع.", "Critics said the price would rise.", ["خبراء"], ["Critics"]),
    ],
)
def test_another_source_is_critical(arabic, english, in_arabic, in_english):
    assert marked("attribution", arabic, english) == [("critical", "hard", in_arabic, in_english)]


def test_a_source_dropped_and_one_put_in():
    (dropped,) = findings("attribution", ("قالت الوزارة إن المصنع أغلق.", "The factory was closed."))
    assert (dropped.kind, dropped.severity) == ("dropped", "major")
    assert dropped.message == "original attributes this (قالت الوزارة إن), report does not"
    (added,) = findings("attribution", ("أُغلق المصنع.", "The factory was closed, according to police."))
    assert (added.kind, added.target_spans != ()) == ("added", True)


def test_quotation_marks_attribute_too():
    assert findings("attribution", ("قالت الوزارة: أغلق المصنع.", "“The factory is closed.”")) == []
