"""The number and unit checks: what a reviewer is told, and what is left alone."""

import pytest
from pairs import document, findings

from compare.checks.engine import run_checks
from compare.records import Link

AGREE = [
    ("خلال العقد ونصف العقد الماضي.", "Over the past decade and a half."),
    ("بلغ النمو 6. 8% هذا العام.", "Growth was 6.8% this year."),
    ("قُتل ثلاثمئة وخمسة أشخاص.", "305 people were killed."),
    ("أصيب ١٢ شخصا.", "Twelve people were injured."),
    ("نزح 12 ألف شخص.", "12,000 people were displaced."),
    ("بلغت الخسائر 3.5 مليار دولار.", "Losses reached $3.5bn."),
    ("قُتل شخصان وأصيب ثلاثة.", "Two people were killed and three injured."),
    ("ارتفعت الأسعار بنسبة 50 في المئة.", "Prices rose by half."),
    ("صوت ثلثا الأعضاء.", "Two-thirds of the members voted."),
    ("بعد عشر سنوات من الحرب.", "After a decade of war."),
    ("على مدى ثلاثين عاما.", "For three decades."),
    ("مر نصف قرن على الاتفاق.", "Fifty years have passed since the deal."),
    ("في القرن الحادي والعشرين.", "In the 21st century."),
    ("في ثمانينيات القرن الماضي.", "In the 1980s."),
    ("أحد المسؤولين تحدث أول من أمس.", "An official spoke two days ago."),
    ("من 10 إلى 15 مليون دولار.", "Between $10 million and $15 million."),
    ("في عام ألفين وثمانية عشر.", "In 2018."),
    ("عشرات الآلاف من النازحين.", "Tens of thousands of displaced people."),
    ("اتصل على الرقم 116123.", "Call 116 123."),
    ("استمر القتال يومين.", "The fighting lasted two days."),
    ("استمر القتال يومين.", "The fighting lasted 48 hours."),
    ("يُسلَّم العمل خلال أسبوع من التوقيع.", "The work shall be delivered within seven days of signature."),
    ("يُدفع المبلغ خلال سبعة أيام.", "The sum shall be paid within a week."),
    ("تسري المهلة شهرين.", "The period runs for 60 days."),
    ("تسري المهلة تسعين يوما.", "The period runs for three months."),
]


BY_PART = [
    ("ارتفعت الأرباح خلال النصف الأول من العام.", "Profits rose in the first six months of the year."),
    ("تُدفع الأجرة مرة كل ثلاثة أشهر.", "The rent is paid once a quarter."),
    ("ثلث المراكب لم يغادر المرسى.", "One boat in three has not left its mooring."),
    ("بقي أقل من سنة ونصف على الانتخابات.", "Less than eighteen months remain before the election."),
]
BY_NONE = [
    ("ارتفعت الأرباح خلال الأشهر الخمسة الأولى.", "Profits rose in the first half."),
    ("تغيب ربع التلاميذ ثلاثة أشهر.", "A quarter of the pupils were absent."),
    ("خُمس المراكب لم يغادر المرسى.", "One boat in three has not left its mooring."),
]


@pytest.mark.parametrize(("arabic", "english"), BY_PART)
def test_a_part_tells_the_amount_that_it_comes_to(arabic, english):
    assert findings("number", (arabic, english), soft=True) == []


@pytest.mark.parametrize(("arabic", "english"), BY_NONE)
def test_a_part_tells_no_other_amount_and_none_that_stands_beside_it(arabic, english):
    assert findings("number", (arabic, english), soft=True) != []


@pytest.mark.parametrize(("arabic", "english"), AGREE)
def test_the_same_number_in_another_dress_is_no_finding(arabic, english):
    assert findings("number", (arabic, english)) == []
    assert findings("unit", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("تسري المهلة شهرين.", "The period runs for 50 days."),
        ("تسري المهلة ثمانين يوما.", "The period runs for three months."),
        ("يُدفع المبلغ خلال ستة أيام.", "The sum shall be paid within a week."),
        ("يُدفع المبلغ خلال ثمانية أيام.", "The sum shall be paid within a week."),
        ("يُدفع المبلغ خلال أسبوع.", "The sum shall be paid within eight days."),
        ("استمر القتال يومين.", "The fighting lasted 47 hours."),
    ],
)
def test_a_time_that_only_comes_near_is_another(arabic, english):
    assert [f.confidence for f in (*findings("number", (arabic, english)), *findings("unit", (arabic, english)))]


DIFFER = [
    ("قُتل ٣٠٥ أشخاص.", "235 people were killed.", "critical", "305 (٣٠٥) → 235 (−23 %)"),
    ("قُتل ثلاثمئة شخص.", "Thirty people were killed.", "critical", "300 (ثلاثمئة) → “Thirty” (10 times less)"),
    (
        "نحو 40 مليون دولار.",
        "About $40 billion.",
        "critical",
        "40 million (40 مليون) → 40 billion (1,000 times as much)",
    ),
    ("أتذكر السبعينيات جيدا.", "I remember the 1980s well.", "critical", "1970s (سبعينيات) → 1980s"),
    ("استمر القتال يومين.", "The fighting lasted nine days.", "critical", "2 (يومين) → “nine”"),
    ("بلغ العدد 1,247 شخصا.", "The number reached 1,250.", "minor", "1,247 → 1,250 (rounded)"),
    ("قتل 29 شخصا.", "More than 20 people were killed.", "minor", "29 → 20 (rounded)"),
    ("اعتقل 45 شخصا.", "Dozens of people were arrested.", "major", "45 → “Dozens” (vaguer)"),
    ("اعتقل العشرات.", "45 people were arrested.", "major", "“dozens” (عشرات) → 45 (more exact)"),
    (
        "قال إن 250 شخصا وصلوا.",
        "He said people had arrived.",
        "major",
        "dropped: 250 → nothing like it in the report",
    ),
    (
        "قال إن الناس وصلوا.",
        "He said 250 people had arrived.",
        "major",
        "added: nothing like it in the original → 250",
    ),
]


@pytest.mark.parametrize(("arabic", "english", "severity", "message"), DIFFER)
def test_a_changed_number_is_told_with_both_values(arabic, english, severity, message):
    found = findings("number", (arabic, english))
    assert [(f.severity, f.message) for f in found] == [(severity, message)]


def test_spans_point_at_the_numbers():
    arabic, english = "قُتل ٣٠٥ أشخاص.", "At least 235 people were killed."
    found = findings("number", ("مقدمة.", "Preface."), (arabic, english), at=1)[0]
    assert found.source_spans == ((len("مقدمة.\n") + 5, len("مقدمة.\n") + 8),)
    assert found.target_spans == ((len("Preface.\n") + 9, len("Preface.\n") + 12),)


def test_small_words_without_a_counterpart_are_soft():
    pair = ("فاز اللاعب بالكؤوس.", "The player won five cups.")
    assert findings("number", pair) == []
    assert [f.confidence for f in findings("number", pair, soft=True)] == ["soft"]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("فاز للمرة السابعة.", "He won for the first time.", ["7th (سابعة) → “first”"]),
        ("هي المرة الأولى.", "It is the second time.", ["1st (أولى) → “second”"]),
        ("كان الثالث.", "He came first.", []),
        ("في النسخة الثالثة.", "First, in the third edition.", []),
    ],
)
def test_first_is_an_ordinal_before_what_it_counts(arabic, english, told):
    assert [found.message for found in findings("number", (arabic, english))] == told


def test_an_ordinal_is_not_accounted_for_by_a_number_that_has_its_counterpart():
    [found] = findings("number", ("فاز 3-2 ليبلغ النهائي للمرة الثالثة.", "They won 3-2, reaching their second final."))
    assert found.message == "3rd (ثالثة) → “second”"


def test_numbers_that_slide_along_several_passages_are_not_missed():
    passages = [
        ("قُتل 305 أشخاص في الهجوم.", "People were killed in the attack."),
        ("ونُقل 470 جريحا إلى المستشفى.", "They numbered 305."),
        ("وقالت الوزارة ذلك.", "A further 470 wounded were taken to hospital."),
    ]
    assert [findings("number", *passages, at=place) for place in range(3)] == [[], [], []]


def test_numbers_that_changed_places_are_told():
    passages = [
        ("قُتل 305 أشخاص في الهجوم.", "470 people were killed in the attack."),
        ("ونُقل 470 جريحا إلى المستشفى.", "Another 305 wounded were taken to hospital."),
    ]
    assert [len(findings("number", *passages, at=place)) for place in range(2)] == [1, 1]


def test_a_number_cut_off_into_the_next_passage_is_not_missed():
    passages = [
        ("قتل العشرات في الهجوم وجرح 77 آخرون.", "The attack killed dozens."),
        ("ولم تعلن أي جهة مسؤوليتها.", "Another 77 were injured. No one claimed responsibility."),
    ]
    assert findings("number", *passages, at=0) == []
    assert findings("number", *passages, at=1) == []


def test_a_dual_can_be_what_a_wrong_number_stands_for():
    found = findings("number", ("سدد الفريق تسديدتين فقط.", "The team had seven shots."))
    assert [f.message for f in found] == ["2 (تسديدتين) → “seven”"]


def test_figures_swapped_between_two_statements_are_both_wrong():
    passages = [("قال الأول 200.", "The former said 100."), ("قال الآخر 100.", "The latter said 200.")]
    assert [len(findings("number", *passages, at=at)) for at in (0, 1)] == [1, 1]


UNITS = [
    ("دفع 500 جنيه.", "He paid $500.", "pounds (جنيه) → dollars ($)"),
    ("على بعد 20 كيلومترا.", "20 miles away.", "km (كيلومترا) → miles"),
    ("بعد ساعات من الهجوم.", "Days after the attack.", "hours (ساعات) → Days"),
    ("بيع بثلاثين مليون بيزو.", "It sold for 30 million dollars.", "pesos (بيزو) → dollars"),
    ("منحته أوسلو مئة كرونة.", "Oslo gave him 100 euros.", "krones (كرونة) → euros"),
    ("تنتج المحطة مئة ميغاواط.", "The plant produces 100 gigawatts.", "megawatts (ميغاواط) → gigawatts"),
    ("سعته خمسون غيغابايت.", "It holds 50 terabytes.", "gigabytes (غيغابايت) → terabytes"),
    (
        "بلغت الحرارة 45 درجة مئوية.",
        "It was 45 degrees Fahrenheit.",
        "degrees Celsius (درجة مئوية) → degrees Fahrenheit",
    ),
    ("احترقت مئة هكتار.", "A hundred square kilometres burnt.", "hectares (هكتار) → square kilometres"),
    ("دفع ثلاثة ملايين راند.", "He paid three million naira.", "rand (راند) → naira"),
    ("يسمح بحقيبة وزنها 30 كيلوغراما.", "A bag of 30 pounds is allowed.", "kg (كيلوغراما) → pounds"),
    ("تصل السرعة إلى 900 ميغابت في الثانية.", "Speeds reach 900 megabytes a second.", "megabits (ميغابت) → megabytes"),
    ("تبلغ المهلة ربع ساعة.", "The deadline is 25 minutes.", "0.25 hours → 25 minutes (0.25 hours would be 15)"),
    ("ضبطت الشرطة كيلوغرامين.", "Police seized 200 grams.", "2 kg → 200 g (2 kg would be 2,000)"),
    ("بقي شهرين في المستشفى.", "He was in hospital for eight days.", "2 months → 8 days (2 months would be 60.88)"),
]


@pytest.mark.parametrize(("arabic", "english", "message"), UNITS)
def test_the_right_figure_with_the_wrong_unit(arabic, english, message):
    found = findings("unit", (arabic, english))
    assert [(f.severity, f.message) for f in found] == [("critical", message)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال يوم الأحد إن الأسبوع كان صعبا.", "On Sunday he said the week had been hard."),
        ("قال المدعي العام إن القانون واضح.", "The attorney general said decades of law were clear."),
        ("قرأت ما بين 3000 و5000 جنيه.", "Between £3,000 and £5,000."),
        ("دفع خمسين روبية هندية.", "He paid 50 Indian rupees."),
        ("خسر مليون كرونة سويدية.", "He lost a million Swedish kronor."),
        ("فاز ثلاثون متسابقا.", "Of the runners, 30 won."),
        ("توفير 100 بليون دولار.", "To provide $100 billion."),
        ("تبلغ المساحة كيلومترا مربعا واحدا.", "The area is one square kilometre."),
        ("دفع ألف ليرة سورية.", "He paid 1,000 Syrian pounds."),
        ("بلغ وزن السمكة 80 رطلا.", "The fish weighed 80 pounds."),
        ("دفع 80 جنيها مقابل 3 كيلوغرامات.", "He paid 80 pounds for 3 kilos."),
        ("تصل السرعة إلى غيغابت ونصف في الثانية.", "Speeds reach 1,500 Mbps."),
        ("بعد نصف ساعة خرج وانتظر.", "Half an hour later he came out and waited 20 minutes."),
    ],
)
def test_words_that_only_look_like_units(arabic, english):
    assert findings("unit", (arabic, english)) == []


@pytest.mark.parametrize("check", ["unit", "number"])
@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("انهارت هدنة بين الطرفين بعد أقل من يومين.", "A truce between the two fell apart in less than 48 hours."),
        ("بقي المريض شهرين في المستشفى.", "The patient was in hospital for eight weeks."),
        ("غاب أسبوعا ونصف الأسبوع.", "He was away for ten days."),
        ("ضبطت الشرطة كيلوغرامين من الهيروين.", "Police seized 2,000 grams of heroin."),
        ("أمضى عقدين في السجن.", "He spent 20 years in prison."),
        ("تبلغ المهلة ثلاثة أرباع الساعة.", "The deadline is 45 minutes."),
    ],
)
def test_the_same_amount_in_another_unit_is_none(check, arabic, english):
    assert findings(check, (arabic, english)) == []


@pytest.mark.parametrize(
    ("language", "original", "english"),
    [
        ("fr", "Le pont a coûté 240 millions d'euros.", "The bridge cost 240 million euros."),
        ("fr", "Le budget atteint 3,5 milliards.", "The budget is 3.5 billion."),
        ("zh", "该市有3200万棵树。", "The city has 32 million trees."),
        ("fr", "Le port a vendu 12 millions de tonnes et 45 bateaux.", "The port sold 12 million tonnes and 45 boats."),
    ],
)
def test_a_figure_before_a_word_of_a_language_without_number_words_is_no_hard_finding(language, original, english):
    judged = run_checks(document(language, original), document("en", english), [Link((0,), (0,), 1.0)])
    assert [f.check for f in judged[0].findings if f.confidence == "hard"] == []


def test_another_figure_before_an_unread_word_is_still_one():
    source, target = document("fr", "Le pont a coûté 240 millions."), document("en", "The bridge cost 250 million.")
    assert [f.check for f in run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings] == ["number"]


def test_a_scale_left_out_between_languages_whose_words_are_known_is_hard():
    assert [f.severity for f in findings("number", ("بلغت الكلفة 240 دينارا.", "It cost 240 million dinars."))] == [
        "critical"
    ]


@pytest.mark.parametrize(
    ("language", "original", "found"),
    [
        ("fr", "Le pont a coûté 240 millions.", []),
        ("fr", "Le pont a coûté 240 milliards.", ["critical"]),
        ("de", "Die Brücke kostete 240 Mio. Euro.", []),
        ("fa", "هزینه پل ۲۴۰ میلیون بود.", []),
        ("ru", "Мост стоил 240 миллионов.", []),
    ],
)
def test_number_words_of_languages_without_a_file_are_read(language, original, found):
    source, target = document(language, original), document("en", "The bridge cost 240 million.")
    judged = run_checks(source, target, [Link((0,), (0,), 1.0)])
    assert [f.severity for f in judged[0].findings if f.check == "number"] == found


@pytest.mark.parametrize(
    ("original", "report"),
    [
        (("ta", "பாலத்தின் விலை 240 மில்லியன்."), ("en", "The bridge cost 240 million.")),
        (("en", "The bridge cost 240 million."), ("ta", "பாலத்தின் விலை 240 மில்லியன்.")),
    ],
)
def test_what_an_unread_word_may_say_of_a_figure_is_soft(original, report):
    judged = run_checks(document(*original), document(*report), [Link((0,), (0,), 1.0)])
    assert [f.confidence for f in judged[0].findings if f.check == "number"] == ["soft"]


@pytest.mark.parametrize(("told", "found"), [("a little over 94,000", []), ("94,000", ["minor"])])
def test_a_figure_rounded_by_little_is_told_only_where_the_report_calls_it_exact(told, found):
    judged = findings("number", ("بلغ العدد ٩٤١٧٠ إصابة.", f"The tally was {told} cases."))
    assert [f.severity for f in judged] == found


def test_words_that_only_look_like_numbers() -> None:
    for arabic, english in (
        ("ولست ممن يرون ذلك.", "I am not one of those who see it that way."),
        ("صُرفت مستحقات العاملين بعقود مؤقتة.", "Temporary contract workers were paid what they were owed."),
        ("على متن ثلاثين عربة رباعية الدفع.", "In thirty four-wheel-drive vehicles."),
        ("بقيت 71 شجرة من بين 86.", "Seventy-one of the 86 trees survived."),
        ("خلال الأيام العشرة الأولى.", "During the first ten days."),
        ("تراجعت الأسعار بمقدار الخُمس.", "Prices fell by a fifth."),
        ("فاز الفريق بهدفين لهدف.", "The team won 2-1."),
    ):
        assert not findings("number", (arabic, english)), english
    assert findings("number", ("بقيت 71 شجرة من بين 86.", "Sixty-one of the 86 trees survived."))
    assert findings("number", ("خلال الأيام العشرة الأولى.", "During the first five days."))
    assert findings("number", ("فاز الفريق بثلاثة أهداف لهدف.", "The team won 4-1."))
