"""Polarity: what is denied on one side and affirmed on the other."""

import pytest
from meaning_pairs import findings, findings_by_words, findings_with, marked
from pairs import findings as every_finding

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("لم يشارك الحزب في الجلسة.", "The party took part in the session.", ["لم يشارك"], []),
        ("شارك الحزب في الجلسة.", "The party did not take part in the session.", [], ["not take"]),
        ("وليست الحكومة طرفا في الاتفاق.", "The government is a party to the deal.", ["وليست الحكومة"], []),
        ("قال إن القرار نهائي.", "He said the decision wasn’t final.", [], ["wasn’t final"]),
        ("لن يُفتح المعبر غدا.", "The crossing will open tomorrow.", ["لن يُفتح"], []),
        ("لايعرف الحارس الطريق.", "The guard knows the way.", ["لايعرف"], []),
        ("لم يستبعد الوزير تأجيل الانتخابات.", "The minister ruled out postponing the elections.", ["لم يستبعد"], []),
        ("استبعد الوزير التأجيل.", "The minister did not rule out a delay.", [], ["not rule"]),
        ("لم ينفِ المتحدث الخبر.", "The spokesman denied the report.", ["لم ينفِ"], []),
        ("لم يتغيب عن عمله.", "He had been absent from his work.", ["لم يتغيب"], []),
        ("لم يفشل المشروع.", "The project failed.", ["لم يفشل"], []),
        ("زارت الوفود الولايات المتحدة.", "The delegations did not visit the United States.", [], ["not visit"]),
        ("ولا يعرف أحد مصيرهم.", "Everyone knows what became of them.", ["ولا يعرف"], []),
        ("فقد وافق المجلس على الخطة.", "The council did not approve the plan.", [], ["not approve"]),
        ("بدأ تنفيذ الخطة في النهاية.", "The plan was not carried out in the end.", [], ["not carried"]),
        ("لابد من فتح المعبر أمام اللاجئين.", "The crossing must not open to refugees.", [], ["not open"]),
        ("لا، لم نوقع على شيء.", "No, we signed something.", ["لم نوقع"], []),
        ("فاز في الدوري الإسباني لا ليغا.", "He did not win La Liga, the Spanish league.", [], ["not win"]),
    ],
)
def test_a_denial_on_one_side_only_is_critical(arabic, english, in_arabic, in_english):
    assert marked("negation", arabic, english) == [("critical", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يستبعد الوزير تأجيل الانتخابات.", "The minister did not rule out postponing the elections."),
        ("لم يستبعد الوزير تأجيل الانتخابات.", "The minister said the elections might be postponed."),
        ("لم ينفِ المتحدث الخبر.", "The spokesman did not deny the report."),
        ("ولم تتمكن الفرق من الوصول لعدم وجود طريق.", "With the road gone, teams were unable to get there."),
        ("غادر باكرا كي لا يتأخر.", "He left early lest he be late."),
        ("خبأ الرسالة حتى لا يقرأها أحد.", "He hid the letter so that no one would read it."),
        ("قال إن النائبلا يجب أن يترشح.", "He said the deputy should not run."),
        ("فهملايلقون بالا لأحد.", "They do not care for anybody."),
        ("لا يزال المعبر مغلقا.", "The crossing is still closed."),
        ("ولا يسع القارئ إلا أن يضحك.", "The reader has to laugh."),
        ("والبئر لا تزال عميقة، إلا أن ماءها قليل.", "The well is still deep, but its water is scarce."),
        ("صاح الجد: «عجبا! من فتح الباب؟»", "“No! Who opened the door?” cried the grandfather."),
        ("ورد ذلك في الملف رقم B-12/7.", "It stands in File No. B-12/7."),
        ("لايعرف الحارس متى يعود القارب.", "The guard does not know when the boat returns."),
        ("ولاينبغي أن تترك الباب مفتوحا.", "And you should not leave the door open."),
        ("لاشيء في الصندوق.", "There is nothing in the box."),
        ("لايزال القارب في الميناء.", "The boat is still in the harbour."),
        ("اجتمعوا لاتخاذ قرار في ولايتهم.", "They met to take a decision in their state."),
        ("قتل ما لا يقل عن خمسة أشخاص.", "At least five people were killed."),
        ("لا بد من حل سياسي.", "There must be a political solution."),
        ("ليس القرار ملزما.", "The decision is non-binding."),
        ("رفض الوزير التعليق.", "The minister did not want to comment."),
        ("غادر الوفد دون تعليق.", "The delegation left and did not comment."),
        ("فشل الطرفان في الاتفاق.", "The two sides did not agree."),
        ("لا سيما في الشمال حيث تتركز المعارك.", "Especially in the north, where fighting is concentrated."),
        ("غير أن الوزير حضر الجلسة.", "But the minister attended the session."),
        ("لم يحضر سوى عشرة نواب.", "Only ten deputies attended."),
        ("ليس هذا موقف الحزب فقط.", "This is not only the party's position."),
        ("علمت الوكالة أن الاتفاق وُقّع.", "The agency learned that the deal was signed."),
        ("حل الفريق في المركز الأول.", "The team came in at No. 1."),
        ("لم يعد المعبر مفتوحا.", "The crossing is no longer open."),
        ("من غير الواضح متى يبدأ العمل.", "It is unclear when work will begin."),
        ("لم تعد الحرائق مقتصرة على الساحل.", "The fires are no longer limited to the coast."),
        ("سُحبت الثقة من الحكومة في التصويت.", "The government lost the no-confidence vote."),
        ("لو انتظرنا لما وصلنا قبل الليل.", "Had we waited, we would have arrived after dark."),
        ("لم يكن المصنع لينجو لولا القرض.", "The factory survived thanks to the loan."),
        ("ليست الطرق وحدها سيئة، بل الجسور أيضا.", "The roads are bad, and so are the bridges."),
        ("ليس صحيحا أن المدينة ماتت.", "It is a myth that the city has died."),
        ("لم يكترث الحكم لاحتجاجه.", "The referee waved away his protest."),
        ("أبدى اللاعبون رجاءً لا يقينا.", "The players showed more hope than belief."),
    ],
)
def test_other_ways_of_wording_it_are_no_difference(arabic, english):
    assert findings("negation", (arabic, english)) == []


def test_a_word_that_both_sides_have_does_not_account_for_a_denial():
    arabic, english = "من الصعب أن يوافق الحزب.", "It is hard for the party not to agree."
    assert [f.severity for f in findings("negation", (arabic, english))] == ["critical"]


def test_one_denial_more_is_hard_unless_it_may_repeat_the_one_before():
    arabic = "لم يحضر الوزير جلسة المجلس يوم الأحد ولم يعتذر عن غيابه."
    english = "The minister did not attend the session on Sunday, and he apologised for his absence."
    assert [f.confidence for f in findings("negation", (arabic, english))] == ["hard"]
    arabic, english = "لا يأكل ولا يشرب.", "He does not eat or drink."
    assert [f.confidence for f in findings("negation", (arabic, english))] == ["soft"]


def test_a_denial_of_a_negative_word_affirms():
    arabic, english = "ليس واضحا متى يبدأ العمل.", "It is not unclear when work will begin."
    assert [f.message for f in findings("negation", (arabic, english))] == ["dropped: not · clear (ليس واضحا) → none"]


def test_the_message_states_the_evidence():
    (finding,) = findings("negation", ("لم يشارك الحزب.", "The party took part."))
    assert finding.message == "dropped: not · referred (لم يشارك) → none"


def test_words_typed_without_spaces_are_given_the_benefit_of_the_doubt():
    assert findings("negation", ("زيارتهالأخيرةلمتسرعلىمايرام.", "His last visit did not go well.")) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ولم تتمكن الطائرات من الهبوط في مطار سيئون.", "The planes were unable to land at Sayun airport."),
        ("ستُعفى الأسر من أي مقابل.", "The households will not have to pay anything."),
    ],
)
def test_words_that_deny_without_a_particle(arabic, english):
    assert findings("negation", (arabic, english)) == []


def test_without_before_a_verb_denies():
    arabic, english = "أُغلق الطريق من دون أن يتأثر الإنتاج.", "The road was blocked, affecting production."
    assert [f.severity for f in findings("negation", (arabic, english))] == ["critical"]


def test_a_negative_word_that_tells_something_else_accounts_for_no_denial():
    arabic, english = "رغم الحظر عاد السكان.", "Despite the curfew, residents did not return."
    assert findings("negation", (arabic, english)) == []
    (finding,) = findings_by_words("negation", arabic, english, curfew="الحظر")
    assert finding.message == "added: none → “not return”"


def test_one_that_tells_what_is_denied_does():
    arabic, english = "غير المسجلين يعودون غدا.", "Those not registered return tomorrow."
    assert findings_by_words("negation", arabic, english, registered="المسجلين") == []


WORDS = {"minister": "الوزير", "resign": "يستقل", "ask": "يطلب", "asked": "يطلب", "pardon": "العفو"}


def test_of_two_denials_the_one_is_marked_that_is_missing_and_the_words_that_miss_it():
    arabic = "لم يستقل الوزير من منصبه رغم الضغط ولم يطلب العفو من أحد."
    english = "The minister did not resign from office under pressure and asked for pardon."
    (finding,) = findings_by_words("negation", arabic, english, **WORDS)
    assert finding.message == "dropped: not · demand (ولم يطلب) → “and asked”"
    assert [arabic[a:b] for a, b in finding.source_spans] == ["ولم يطلب"]
    assert [english[a:b] for a, b in finding.target_spans] == ["and asked"]
    english = "The minister resigned from office under pressure and did not ask for pardon."
    (finding,) = findings_by_words("negation", arabic, english, **WORDS)
    # The vectors here do not know the verb, so it is marked up to the first word that has a counterpart.
    assert [arabic[a:b] for a, b in finding.source_spans] == ["لم يستقل الوزير"]


def test_a_denial_is_surely_lost_where_the_other_side_tells_what_it_denies():
    arabic = "لا تزيد مساحة البيت على مئة متر، ولا يحتاج إلى طلاء."
    english = "The house takes up no more than a hundred metres, although it needs paint."
    found = findings("negation", (arabic, english), encoder=open_encoder())
    assert [(f.severity, f.confidence) for f in found] == [("critical", "hard")]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لن يعمل المصنع قبل منتصف العام المقبل.", "It will be the middle of next year before the factory is running."),
        (
            "لن يعمل المصنع قبل منتصف العام المقبل.",
            "The factory will be running from the middle of next year at the earliest.",
        ),
        ("تألق الحارس بتصديه لست عشرة تسديدة.", "The goalkeeper was outstanding with sixteen saves."),
        (
            "الوزارة هي التي طلبت التأجيل لا العكس.",
            "It was the ministry that asked for the delay, not the other way round.",
        ),
        ("ظلت الشعاب محتفظة بألوانها.", "The reefs lost none of their colour."),
        ("لم ينقطع عن تعليم تلامذته.", "He carried on teaching his pupils."),
    ],
)
def test_what_comes_to_the_same_without_a_denial(arabic, english):
    assert findings_by_words("negation", arabic, english) == []


def test_an_idiom_with_more_than_does_not_swallow_the_clause():
    arabic = "ولا تشمل التغطية الأجهزة الإلكترونية التي مضى على شرائها أكثر من خمس سنوات."
    english = "Electronic equipment bought more than five years ago is included in the cover."
    assert [f.rule for f in findings_by_words("negation", arabic, english)] == ["counted"]


def test_what_is_denied_by_a_verb_and_stated_by_the_report():
    arabic = "ونفى المكتب الصحفي للرئاسة أن يكون الرئيس قد تدخل في الخلاف."
    english = "The president, his press office said, had intervened in the dispute."
    (found,) = findings("negation", (arabic, english), encoder=open_encoder())
    assert found.rule == "governed" and found.message.startswith("dropped")


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        # nothing in the report is of negative sense
        (
            "تعهد المدير بعدم الاستعانة بعمال وقتيين.",
            "The manager promised that he would bring in casual labour.",
            "absence",
        ),
        ("أخفقت اللجنة في التوصل إلى اتفاق.", "The panel hammered out a deal.", "governed untold"),
        # a word of negative sense that renders another of the original is not to spare
        ("اختتمت المحادثات دون التوصل إلى صيغة.", "The talks ended with agreement on a text.", "absence"),
    ],
)
def test_a_denial_is_lost_where_the_report_has_no_word_of_negative_sense_to_spare(arabic, english, rule):
    assert [f.rule for f in findings("negation", (arabic, english), encoder=open_encoder())] == [rule]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # a denial carried on to a second thing
        (
            "لم يؤثر القرار على الأسعار ولا على الأجور في المدينة.",
            "The decision affected neither prices nor pay in the city.",
        ),
        ("لم تعد قادرة على دفع الأجور ولا على تأمين الإقامة.", "She could no longer pay wages or provide lodging."),
        # written with a doubled letter it is another word
        ("أراني دفترا دوّن فيه أسماء الزوار.", "He showed me a notebook with the names of the visitors."),
        # gone, spared, vacant: the report says it without a denial
        ("تستأنف الدراسة في المدارس غير المتضررة.", "Classes resume in schools that were spared."),
        ("وافق المدرب على مضض.", "The coach agreed reluctantly."),
        ("رسبت الأجهزة في الاختبار.", "The devices failed the test."),
        # a point in time on both sides
        (
            "دعت الشركة المسافرين إلى عدم التوجه إلى المطار قبل الاتصال.",
            "The airline urged travellers to ring before setting out.",
        ),
    ],
)
def test_what_the_report_says_without_a_denial_is_no_loss(arabic, english):
    assert findings("negation", (arabic, english), encoder=open_encoder()) == []


def _rules(arabic, english):
    return [finding.rule for finding in findings_with(open_encoder(), "negation", arabic, english)]


@pytest.mark.parametrize(
    ("arabic", "faithful", "changed", "rule"),
    [
        (
            "شمل العفو السجناء السياسيين.",
            "The pardon covered political prisoners.",
            "The pardon did not cover political prisoners.",
            "added",
        ),
        (
            "سددت الحكومة رواتب المعلمين في موعدها.",
            "The government paid teachers on time.",
            "The government has not paid teachers on time.",
            "added",
        ),
        (
            "توصلت اللجنة إلى اتفاق بعد ثلاث جولات.",
            "The committee reached a deal after three rounds.",
            "The committee failed to reach a deal after three rounds.",
            "added governed",
        ),
        (
            "وقعت الوزيرة الاتفاقية في ختام الزيارة.",
            "The minister signed the agreement at the end of the visit.",
            "The minister declined to sign the agreement at the end of the visit.",
            "added governed",
        ),
    ],
)
def test_a_denial_that_the_report_puts_in_is_told(arabic, faithful, changed, rule):
    assert _rules(arabic, faithful) == []
    assert _rules(arabic, changed) == [rule]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ما زرت باريس في حياتي.", "I have never been to Paris in my life."),
        ("لا يزال البيت كما هو.", "The house has not changed."),
        ("عجز الأطباء عن إنقاذ الطفل.", "Doctors could not save the child."),
        ("امتنع الشهود عن الإدلاء بأقوالهم.", "The witnesses refused to testify."),
    ],
)
def test_what_the_original_may_deny_is_not_put_in(arabic, english):
    assert _rules(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("عجز الأطباء عن إنقاذ الطفل.", "Doctors managed to save the child."),
        ("تخلفت الشركة عن سداد القسط الأخير.", "The company paid the last instalment."),
        ("امتنع الشهود عن الإدلاء بأقوالهم.", "The witnesses testified."),
        ("ما من حكومة سقطت بسبب المدارس.", "More than one government has fallen because of the schools."),
    ],
)
def test_a_word_of_negative_sense_is_followed_past_its_subject(arabic, english):
    assert len(_rules(arabic, english)) == 1


@pytest.mark.parametrize(
    ("arabic", "faithful", "changed"),
    [
        (
            "لم تتلق الأسرة أي مساعدة من البلدية.",
            "The family got no help from the council.",
            "The family got little help from the council.",
        ),
        (
            "لم يرد أحد من المسؤولين على اتصالاتنا.",
            "None of the officials answered our calls.",
            "Only one of the officials answered our calls.",
        ),
    ],
)
def test_a_denial_of_any_is_not_told_as_little(arabic, faithful, changed):
    assert _rules(arabic, faithful) == []
    assert _rules(arabic, changed) == ["weakened"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يصل إلى خط النهاية سوى اثنين من سبعة.", "Only two of the seven reached the finish."),
        ("لم يطرأ تغيير كبير على الأسعار.", "Prices were little changed."),
    ],
)
def test_a_denial_that_leaves_something_may_be_told_as_little(arabic, english):
    assert _rules(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "faithful", "changed"),
    [
        (
            "لم يأت الدعم من الحكومة، بل من التجار.",
            "The support came not from the government but from merchants.",
            "The support came from the government, not from merchants.",
        ),
        (
            "لا نطلب صدقة، بل نطلب حقنا.",
            "We are not asking for charity; we are asking for our rights.",
            "We are asking for charity, not for our rights.",
        ),
    ],
)
def test_a_contrast_by_a_particle_and_but_is_not_turned_round(arabic, faithful, changed):
    def rules(english):
        return [f.rule for f in every_finding("negation", (arabic, english), encoder=open_encoder(), soft=True)]

    assert rules(faithful) == []
    assert rules(changed) == ["contrast"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # a clause that the report leaves out with its denial is no denial lost
        (
            "أعلنت الجمارك أنها صادرت مليون لتر، من دون توقيف أي من كبار المهربين.",
            "Customs said it had seized a million litres.",
        ),
        # a doubled letter further on does not make another word of دون
        (
            "اقترب الزورق ثم ابتعد من دون أن يقدّم أي مساعدة.",
            "The boat approached and then moved off without offering any help.",
        ),
        # not before two weeks are over: at least two weeks
        ("لن تكون عودة اللاعب قبل أسبوعين.", "The player will be out for at least two weeks."),
    ],
)
def test_a_denial_that_is_left_out_with_its_clause_or_told_by_a_limit_is_not_lost(arabic, english):
    assert every_finding("negation", (arabic, english), encoder=open_encoder(), soft=True) == []


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        # *only* renders a word of the original and answers nothing
        (
            "اللقاح غير مدرج في البرنامج، ويقتصر استخدامه على بؤر التفشي.",
            "The vaccine is included in the programme, and is used only in outbreak hotspots.",
            "absence further",
        ),
    ],
)
def test_what_answers_no_denial(arabic, english, rule):
    assert [f.rule for f in every_finding("negation", (arabic, english), encoder=open_encoder(), soft=True)] == [rule]
