"""Planned told as done, may as must, a condition left out."""

import pytest
from meaning_pairs import findings
from pairs import document

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.records import Link


def said(arabic: str, english: str) -> list[tuple[str, str]]:
    return [(f.confidence, f.message) for f in findings("modality", (arabic, english), encoder=open_encoder())]


@pytest.mark.parametrize(
    ("arabic", "english", "message"),
    [
        (
            "ستفتح البلدية الحديقة.",
            "The municipality has opened the park.",
            "planned, open (ستفتح) → done, “has opened”",
        ),
        ("تعتزم الشركة بيع المصنع.", "The company sold the factory.", "planned, intend (تعتزم) → done, “sold”"),
        ("طالبت الجمعية بترميم القلعة.", "The castle was restored.", "sought, demanded (طالبت) → done, “was restored”"),
        ("بدأ النجار في بناء القارب.", "The carpenter built the boat.", "begun, start (بدأ) → done, “built”"),
        (
            "ينبغي للبلدية أن تصلح الجسر.",
            "The municipality is repairing the bridge.",
            "required, should (ينبغي) → under way, “is repairing”",
        ),
        (
            "يجوز للمستأجر أن يعترض على القرار.",
            "The tenant must object to the decision.",
            "allowed, allow (يجوز) → required, “must object”",
        ),
        (
            "إذا نزل المطر ألغي الحفل.",
            "The party is cancelled.",
            "condition dropped: if · descend · rain (إذا نزل المطر) → none",
        ),
        ("ألغي الحفل.", "The party is cancelled unless it rains.", "condition added: none → “unless it rains”"),
        (
            "وقال المهندس إن الحجارة أزيلت من المدخل.",
            "The engineer said the stones would soon be removed from the entrance.",
            "done, remove (أزيلت) → planned, “would soon be removed”",
        ),
        (
            "تبقى الحديقة مفتوحة بشرط ألا تمطر.",
            "The garden stays open even if it rains.",
            "condition, condition (بشرط) → regardless, “even if”",
        ),
        (
            "لولا الجيران لاحترق البيت كله.",
            "The neighbours came and the house burned down.",
            "unreal dropped: “لولا” → none",
        ),
        (
            "يلزم القانون الشركات بنشر تقاريرها.",
            "The law permits companies to publish their reports.",
            "required, oblige · legal/law · companies · publish (يلزم القانون الشركات بنشر)"
            " → allowed, “permits companies to publish”",
        ),
        (
            "يسمح القانون للشركات بنشر تقاريرها.",
            "The law obliges companies to publish their reports.",
            "allowed, allows · legal/law · companies (يسمح القانون للشركات) → required, “obliges companies to publish”",
        ),
        (
            "يفرض النظام على السائقين وضع الحزام.",
            "The rules allow drivers to wear a belt.",
            "duty, impose · system (يفرض النظام على) → free, “allow drivers to wear”",
        ),
        (
            "قد ترتفع الأسعار إذا انقطعت الإمدادات.",
            "Prices will rise if supplies are cut.",
            "possible, rise (قد ترتفع) → planned, “will rise”",
        ),
    ],
)
def test_a_state_or_condition_that_only_one_side_has(arabic, english, message):
    assert said(arabic, english) == [("hard", message)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ستفتح البلدية الحديقة.", "The municipality will open the park."),
        ("قد ترتفع الأسعار إذا انقطعت الإمدادات.", "Prices could rise if supplies are cut."),
        ("يفرض النظام على السائقين وضع الحزام.", "Under the rules drivers must wear a belt."),
        ("يسمح القانون للشركات بنشر تقاريرها.", "The law allows companies to publish their reports."),
        (
            "وتعمل ابنته الآن على جمع القصائد من دفاتر كان يكتبها في السجن.",
            "His daughter is now gathering the poems from notebooks he used to write in prison.",
        ),
        ("ستفتح البلدية الحديقة.", "The municipality is to open the park soon."),
        ("قال إن البلدية ستفتح الحديقة.", "He said the municipality would open the park."),
        ("طالبت الجمعية بترميم القلعة.", "The society demanded that the castle be restored."),
        ("طالبت الجمعية بترميم القلعة فرممت.", "The castle was restored at the society's demand."),
        ("بدأ النجار في بناء القارب.", "The carpenter began to build the boat."),
        ("صعد إلى سيارته.", "He climbed into his car."),
        ("تعتزم الشركة بيع المصنع.", "The company announced plans to sell the factory."),
        ("يجوز للمستأجر أن يعترض.", "The tenant has the right to object."),
        ("على المستأجر أن يدفع.", "The tenant must pay."),
        ("يجوز للمستأجر أن يعترض، ويجب عليه أن يدفع.", "The tenant may object, and he must pay."),
        ("ينبغي للبلدية أن تصلح الجسر.", "The municipality was urged to repair the bridge."),
        ("على المستأجر أن يدفع الإيجار مقدما.", "The tenant should pay the rent in advance."),
        ("وللمستأجر أن يؤجر الشقة لغيره.", "The tenant is free to sublet the flat."),
        ("وعدّه النواب مستعجلا.", "Members considered it rushed."),
        ("هدده بالسجن إن لم يوقع.", "He threatened him with prison unless he signed."),
        ("إذا نزل المطر ألغي الحفل.", "When it rains the party is cancelled."),
        ("في حال نزول المطر يلغى الحفل.", "If it rains the party is cancelled."),
        ("فقلت له إن المطر يعزف معنا.", "I told him the rain was playing and we would have to wait for it."),
    ],
)
def test_other_words_for_the_same_state_say_nothing(arabic, english):
    assert said(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "states"),
    [
        ("يتعين على المسافرين إبراز جوازاتهم.", "Travellers are encouraged to show their passports.", "duty advised"),
        ("يُنصح المرضى بشرب الماء.", "Patients are obliged to drink water.", "advised duty"),
        ("وللمحكمة أن تستدعي شهودا آخرين.", "The court has to summon other witnesses.", "free duty"),
        ("وبوسع السكان تقديم اعتراضات.", "Residents have to lodge objections.", "free duty"),
        ("على المستأجر أن يدفع الإيجار مقدما.", "The tenant may pay the rent in advance.", "required allowed"),
    ],
)
def test_duty_advice_and_choice_exclude_each_other(arabic, english, states):
    [(confidence, message)] = said(arabic, english)
    assert confidence == "hard"
    assert [side.strip().split(",")[0] for side in message.split("→")] == states.split()


def test_an_if_whose_clause_may_be_told_by_other_means_is_soft():
    assert said("ألغي الحفل بسبب المطر.", "The party is cancelled if it rains.") == [
        ("soft", "condition added: none → “if it rains”")
    ]


def test_a_condition_that_is_not_told_speaks_whatever_else_may_state_one():
    assert said(
        "قال الحارس إنه سيفتح الباب عندما يصل إذا دفع السجين غرامة.", "The guard said he would open the door."
    ) == [("hard", "condition dropped: if · payment · prison (إذا دفع السجين) → none")]


def test_a_word_that_is_often_no_condition_speaks_only_where_its_clause_is_not_told():
    assert said("ستفتح البلدية الحديقة ما دام العشب جافا.", "The municipality will open the park.")[0][0] == "hard"
    assert (
        said("ستفتح البلدية الحديقة ما دام العشب جافا.", "The park opens, the grass being dry, by the municipality.")
        == []
    )


def test_certainty_is_silent_where_this_check_marks_the_same_words():
    source, target = document("ar", "يجب على المستأجر أن يعترض."), document("en", "The tenant may object.")
    (result,) = run_checks(source, target, [Link((0,), (0,), 1.0)], encoder=open_encoder())
    assert [f.message for f in result.findings if f.check in ("certainty", "modality")] == [
        "required, must (يجب) → allowed, “may object”"
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        ("وكان على كل تلميذ أن يحمل معه قطعة حطب.", "Each pupil was free to bring along a piece of firewood.", "free"),
        (
            "وأوضح أن على أصحاب المولدات تسجيلها.",
            "Owners of generators are advised to register them, he said.",
            "advised",
        ),
        ("يتعين على البرلمان أن يطلع على الدفاتر.", "Parliament would do well to go through the books.", "advised"),
        ("ولا يجوز للعريس أن يدخل البيت.", "The groom need not enter the house.", "exempt"),
        ("يتعين على المسافرين إبراز جوازاتهم.", "Travellers do not have to show their passports.", "exempt"),
        ("ويجيز الاتفاق للمصارف أن تطلب ضمانات.", "The agreement obliges the banks to ask for collateral.", "required"),
        (
            "وتحفر الجرافات منذ الصباح خندقا حول المستشفى.",
            "Bulldozers will dig a trench around the hospital.",
            "planned",
        ),
    ],
)
def test_duty_told_as_leave_and_what_goes_on_as_still_to_come(arabic: str, english: str, said: str) -> None:
    assert any(
        said in finding.message for finding in findings("modality", (arabic, english), encoder=open_encoder())
    ), english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ولا يجوز إعطاء الجرعة الثانية قبل ثلاثة أشهر.", "The second dose must not be given for three months."),
        ("وكان على كل تلميذ أن يحمل معه قطعة حطب.", "Each pupil had to bring along a piece of firewood."),
        ("لا يشترط القانون موافقة الزوج.", "The law does not require the husband's consent."),
        ("وتحفر الجرافات منذ الصباح خندقا حول المستشفى.", "Bulldozers have been digging a trench since morning."),
        ("ودعا المستشفى الأهالي إلى فحص سمع المواليد.", "Parents were urged to have their newborns' hearing checked."),
        ("ودعا إلى التريث ريثما تكرر التجربة.", "He urged caution until the experiment has been repeated."),
        ("وأضافت أنها ستعلن أرقامها التفصيلية لاحقا.", "A detailed set of figures is to follow later, it added."),
        ("ورفض رئيس المجلس التعليق على ما تردد.", "Asked about the rumours, the speaker would not be drawn."),
    ],
)
def test_faithful_duties_leaves_and_times(arabic: str, english: str) -> None:
    assert not findings("modality", (arabic, english), encoder=open_encoder())


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كان أهل القرية يجمعون الزيتون في أكتوبر.", "The villagers will gather the olives in October."),
        ("كانت المكتبة تفتح أبوابها مساء كل جمعة.", "The library still opens its doors every Friday evening."),
        ("كان الجيران يزوروننا كل مساء.", "The neighbours visit us every evening."),
        ("لا تزال الطريق إلى القرية مغلقة بسبب الثلوج.", "The road to the village was closed by snow."),
        ("تواصل فرق الإطفاء إخماد الحريق في الغابة.", "Fire crews have put out the fire in the forest."),
        ("نشرت الهيئة نتائج التحقيق.", "The authority is due to publish the findings of the inquiry."),
        ("ستوظف المؤسسة مئة شاب.", "The foundation already employs a hundred young people."),
        ("لم يعد القطار يتوقف في محطتنا.", "The train still stops at our station."),
    ],
)
def test_a_statement_is_told_at_another_time(arabic: str, english: str) -> None:
    assert len(said(arabic, english)) == 1


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كان أهل القرية يجمعون الزيتون في أكتوبر.", "The villagers used to gather the olives in October."),
        ("كان من المقرر أن يفتتح الوزير المعرض اليوم.", "The minister was due to open the exhibition today."),
        ("كانت السفينة لا تزال راسية في الميناء.", "The ship was still moored in the port."),
        ("لا تزال الطريق إلى القرية مغلقة بسبب الثلوج.", "The road to the village remains closed by snow."),
        ("تواصل فرق الإطفاء إخماد الحريق في الغابة.", "Fire crews have kept fighting the forest fire."),
        ("قررت البلدية إغلاق السوق القديم.", "The municipality is to close the old market."),
        ("حكمت المحكمة على المتهم بالسجن سنتين.", "The defendant will spend two years in jail, the court ruled."),
        ("سيتحمل المشتري رسوم التسجيل بموجب العقد.", "Under the contract signed in May, the buyer will bear the fees."),
    ],
)
def test_a_statement_is_told_at_its_time(arabic: str, english: str) -> None:
    assert not said(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أقر البرلمان رفع سن التقاعد إلى الستين.", "The retirement age will rise to sixty after the vote."),
        ("يخشى الأطباء انتشار المرض بين الأطفال.", "Doctors fear the disease will spread among children."),
        (
            "قال الضابط إن الجيش يعتزم استئناف التدريبات.",
            "The army intended to resume the exercises, the officer said.",
        ),
    ],
)
def test_a_noun_for_a_deed_says_nothing_of_its_time(arabic: str, english: str) -> None:
    assert not said(arabic, english)


def test_a_condition_that_no_longer_binds_is_told_beside_another_finding() -> None:
    arabic = "يحق للمالك الطعن في الحكم شرط أن يودع نصف المبلغ في صندوق المحكمة."
    english = "The landlord may appeal against the ruling without having to lodge half the sum with the court."
    assert any("“without having to”" in message for _, message in said(arabic, english))
    arabic = "ينص القانون على حق المشتري في الاستبدال إذا شابها عيب."
    assert any(
        "whether or not" in m for _, m in said(arabic, "The buyer may exchange them whether or not they prove faulty.")
    )


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أمرت المحكمة بإخلاء المبنى.", "The court recommended that the building be vacated."),
        ("لا يجوز للصحفيين دخول القاعة.", "Journalists should preferably not enter the hall."),
        ("لا يجوز لأحد أن يدخل الكهف.", "Nobody need enter the cave."),
        ("وجب على الحارس أن يتنحى.", "The guard may stand aside."),
    ],
)
def test_duties_told_as_advice_or_leave(arabic: str, english: str) -> None:
    assert said(arabic, english)


def test_a_cause_told_by_a_noun_behind_a_preposition_is_none_put_in():
    told = said("تأجلت الجلسة مرتين لغياب الشاهد.", "The hearing was put off twice because the witness was absent.")
    assert told == []
