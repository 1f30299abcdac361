"""Certainty: doubts left out or put in."""

import pytest
from meaning_pairs import findings, marked

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        ("قد يرتفع السعر غدا.", "The price will rise tomorrow.", "major", ["قد يرتفع"], []),
        ("ربما غادر الوفد.", "The delegation has left.", "major", ["ربما غادر"], []),
        ("اعتقل المشتبه به في الهجوم.", "The attacker was arrested.", "critical", ["المشتبه به"], []),
        ("وقعت الجريمة المزعومة ليلا.", "The crime took place at night.", "critical", ["المزعومة ليلا"], []),
        ("غادر الوفد المدينة.", "The delegation has reportedly left the city.", "major", [], ["reportedly left"]),
        ("ستبدأ المحادثات غدا.", "Talks may begin tomorrow.", "major", [], ["may begin"]),
        ("سيوقع الاتفاق.", "The deal will probably be signed.", "major", [], ["probably be"]),
        ("وقد أنتج المصنع سيارات.", "The plant allegedly produced cars.", "major", [], ["allegedly produced"]),
        ("قد تعرضت القافلة لهجوم.", "The convoy may have been attacked.", "major", [], ["may have"]),
        ("يمكن للطلاب التسجيل غدا.", "Students will register tomorrow.", "major", ["يمكن للطلاب"], []),
        ("تقول تقارير إن الطريق قطع.", "Reports say the road may be cut.", "major", [], ["may be"]),
    ],
)
def test_a_doubt_on_one_side_only(arabic, english, severity, in_arabic, in_english):
    assert marked("certainty", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لقد وصل الوفد.", "The delegation has arrived."),
        ("وقد أعلن الوزير ذلك.", "The minister announced it."),
        ("قد تتراجع الأسعار.", "Prices could fall."),
        ("قد أستقيل في الصيف.", "I might resign in the summer."),
        ("قد نتراجع عن الطعن.", "We may withdraw the appeal."),
        ("يُعتقد أن المهاجم فر.", "The attacker may have fled."),
        ("من المرجح أن يفوز.", "He is likely to win."),
        ("وصل الوفد في مايو.", "The delegation arrived in May."),
        ("التقت ماي بالوزراء.", "May met ministers."),
        ("يمكنه العودة.", "He can return."),
        ("كان الجو باردا.", "The weather was cold."),
        ("من غير المرجح أن يتمكن من العودة.", "He is unlikely to return."),
        ("يخشى السكان وصول السيل إلى القرية.", "Residents fear that the flood could reach the village."),
        ("الحل قابل للتطبيق.", "The solution could be applied."),
        ("لو حضر لكانت النتيجة أفضل، وكانت لتدوم.", "Had he come, the result might have been better and lasting."),
        ("سيزورهم أيا كان الفائز.", "He will visit them, whoever the winner may be."),
        ("كان من المفترض أن يصل أمس.", "He should have arrived yesterday."),
    ],
)
def test_no_difference(arabic, english):
    assert findings("certainty", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "hearsay", "plain"),
    [
        ("ويُعتقد أن الصدأ أضعف الجسر.", "Rust is thought to have weakened the bridge.", "Rust weakened the bridge."),
        ("ويعتقد أن الشتاء سيطول.", "In his view the winter will be long.", "The winter will be long."),
        ("يُشاع أن المدير سيرحل.", "Word has it that the manager will leave.", "The manager will leave."),
        ("ويُروى أن الملك بكى.", "The king, so the story goes, wept.", "The king wept."),
    ],
)
def test_what_is_only_believed_or_told_is_no_fact(arabic, hearsay, plain):
    assert findings("certainty", (arabic, hearsay)) == []
    (finding,) = findings("certainty", (arabic, plain))
    assert finding.confidence == "hard" and finding.message.startswith("doubt dropped: it is ")


def test_one_doubt_more_is_only_soft():
    arabic, english = "ربما غادر الوفد.", "Perhaps the delegation has left, and it may have signed."
    assert [f.confidence for f in findings("certainty", (arabic, english))] == ["soft"]


def test_the_plain_future_is_no_answer_to_a_doubt():
    arabic = "قد يرتفع السعر، وقد يتراجع الطلب."
    english = "The price could be higher, and demand will fall."
    assert [f.confidence for f in findings("certainty", (arabic, english))] == ["hard"]


def test_whether_something_will_happen_is_open():
    arabic, english = "ليس واضحا ما إذا كان قد يعود.", "It is unclear whether he will return."
    assert findings("certainty", (arabic, english)) == []


def test_may_gives_leave_in_a_contract():
    passages = [
        ("يلتزم الطرف الأول بالتسليم.", "The First Party shall deliver."),
        ("يلتزم الطرف الثاني بالدفع.", "The Second Party shall pay."),
        ("يلتزم الطرفان بالسرية.", "Both shall keep secrecy, and the annex shall bind them."),
        ("للطرف الأول فسخ العقد.", "The First Party may terminate the contract."),
    ]
    assert findings("certainty", *passages, index=3) == []
    assert [f.confidence for f in findings("certainty", passages[3])] == ["hard"]


@pytest.mark.parametrize(
    ("arabic", "english", "confidence"),
    [
        ("قد تنتهي الأعمال في الصيف.", "The work will be finished in the summer.", "hard"),
        (
            "قد تنتهي الأعمال في الصيف إذا وصل المال.",
            "The work will be finished in the summer if the money comes.",
            "soft",
        ),
    ],
)
def test_a_doubt_is_soft_where_a_word_about_the_same_may_express_it(arabic, english, confidence):
    found = findings("certainty", (arabic, english), encoder=open_encoder())
    assert [f.confidence for f in found] == [confidence]


def test_what_is_doubted_and_what_is_beyond_doubt() -> None:
    arabic = "ويُرجَّح أن تكون الذخيرة قد أُطلقت من مسافة قريبة، بحسب تقرير."
    (finding,) = findings(
        "certainty", (arabic, "The rounds were beyond any doubt fired at close range, a report says.")
    )
    assert finding.rule == "sure" and finding.confidence == "hard"
    assert finding.message == "doubtful, likely (ويُرجَّح أن) → certain, “beyond any doubt”"
    assert not findings("certainty", (arabic, "The rounds were in all likelihood fired at close range, a report says."))
    (finding,) = findings("certainty", ("من المؤكد أن السعر سيرتفع.", "The price may rise."))
    assert finding.message.startswith("certain, confirm")
    for faithful in (
        ("ليس من المؤكد أن السعر سيرتفع.", "It is not certain that the price will rise."),
        ("ربما ارتفع السعر.", "It is not certain whether the price rose."),
        ("تشير الأرقام إلى احتمال خسارته مقعده.", "By the figures he may well lose his seat."),
    ):
        assert not findings("certainty", faithful)


def test_what_could_be_perceived_is_no_doubt_and_what_is_due_is_expected() -> None:
    for faithful in (
        ("سمعت خطى بطيئة تقترب من الباب.", "Slow footsteps could be heard nearing the door."),
        ("ومن المنتظر أن تستأنف المفاوضات غدا.", "Talks are due to resume tomorrow."),
        (
            "ونفى المكتب أن يكون الرئيس قد تدخل في الخلاف.",
            "The office denied that the president had intervened in the dispute.",
        ),
        ("ولا يُستبعد أن تشمل المرحلة مدنيين.", "The phase may include civilians."),
    ):
        assert not findings("certainty", faithful), faithful
    assert findings("certainty", ("ولا يُستبعد أن تشمل المرحلة مدنيين.", "The phase will include civilians."))


def test_what_is_feared_or_expected_is_no_fact() -> None:
    for arabic, english in (
        ("يُخشى أن يكون البحارة قد غرقوا.", "The sailors have drowned."),
        ("تتوقع الشركة أن ترتفع مبيعاتها هذا العام.", "The company's sales will rise this year."),
        ("قد تنطبق النتائج على الأطفال أيضا.", "The findings apply to children, too."),
    ):
        assert findings("certainty", (arabic, english)), english
    for faithful in (
        ("يُخشى أن يكون البحارة قد غرقوا.", "The sailors are feared drowned."),
        ("تتوقع الشركة أن ترتفع مبيعاتها هذا العام.", "Sales will rise this year, according to the company."),
        ("تتوقع الشركة أن ترتفع مبيعاتها هذا العام.", "The company sees its sales rising this year."),
        ("وقد تتابعت الوفود على المكان.", "Delegations came one after another."),
        ("لم أر من القلعة سوى ظل.", "All we could see of the fortress was a shadow."),
    ):
        assert not findings("certainty", faithful), faithful
