"""Attribution: the verb, the source, and whether there is one."""

import pytest
from meaning_pairs import findings, findings_by_words, findings_with, marked

from compare.encoding import open_encoder


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
        (
            "نفى الوزير الخبر، مؤكدا أنه لا تغيير في الخطة.",
            "The minister confirmed the news and stressed that nothing in the plan would change.",
            "critical",
            ["نفى"],
            ["confirmed"],
        ),
    ],
)
def test_a_verb_of_another_strength(arabic, english, severity, in_arabic, in_english):
    assert marked("attribution", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أكد الوزير أن الخطة جاهزة.", "The minister said the plan was ready."),
        (
            "نفى الوزير وجود خطأ، مؤكدا أن الخطة جاهزة.",
            "The minister confirmed that there was no mistake and the plan was ready.",
        ),
        ("نفى المتهم التهم وأكد براءته.", "The accused pleaded not guilty and affirmed his innocence."),
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
        ("قال خبراء إن السعر سيرتفع.", "Officials said the price would rise.", ["خبراء"], ["Officials"]),
    ],
)
def test_another_source_is_critical(arabic, english, in_arabic, in_english):
    assert marked("attribution", arabic, english) == [("critical", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english", "message"),
    [
        (
            "وقال سكان إن الملوحة تضاعفت منذ تموز.",
            "Salinity has doubled since July, officials said.",
            "source: “resident” (سكان) → “officials”",
        ),
        (
            "وقالت رئيسة اللجنة مها سالم إن الاتفاق سيُوقع غداً.",
            "People familiar with the talks said the deal would be signed tomorrow.",
            "unnamed source added: nothing like it in the original → “People familiar with”",
        ),
    ],
)
def test_words_that_end_a_speaker_elsewhere_are_part_of_one_who_is_called_by_them(arabic, english, message):
    assert [finding.message for finding in findings("attribution", (arabic, english))] == [message]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وقال مقربون من الوزير إنه سيستقيل.", "Sources close to the minister said he would resign."),
        ("وقال أشخاص مطلعون على الملف إنه سيستقيل.", "People briefed on the matter said he would resign."),
        ("وقال مصرفيان مطلعان على المحادثات إنه سيستقيل.", "Two bankers familiar with the talks said he would resign."),
    ],
)
def test_people_in_the_know_are_unnamed_on_both_sides(arabic, english):
    assert findings("attribution", (arabic, english)) == []


def test_a_source_dropped_and_one_put_in():
    (dropped,) = findings("attribution", ("قالت الوزارة إن المصنع أغلق.", "The factory was closed."))
    assert (dropped.kind, dropped.severity) == ("dropped", "major")
    assert dropped.message == "dropped: said · ministry (قالت الوزارة إن) → said in its own voice"
    (added,) = findings("attribution", ("أُغلق المصنع.", "The factory was closed, according to police."))
    assert (added.kind, added.target_spans != ()) == ("added", True)


def test_whoever_stands_behind_according_to_is_a_source():
    arabic = "وبحسب أحد المنظمين، بدأ الحفل متأخرا ساعة."
    (finding,) = findings("attribution", (arabic, "The concert began an hour late."))
    assert finding.message.startswith("dropped: according to") and finding.confidence == "hard"
    for told in ("The concert, an organiser said, began an hour late.", "An organiser put the delay at an hour."):
        assert findings("attribution", (arabic, told)) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("عوقب وفق قانون الشرطة.", "He was punished under the police law."),
        ("تُصرف الرواتب حسب درجة الموظف.", "Salaries depend on an employee's grade."),
        ("ويختلف السعر بحسب الطبيب.", "The price differs from doctor to doctor."),
    ],
)
def test_according_to_is_no_source_where_the_report_names_the_same_people(arabic, english):
    assert findings("attribution", (arabic, english)) == []


def test_quotation_marks_attribute_too():
    assert findings("attribution", ("قالت الوزارة: أغلق المصنع.", "“The factory is closed.”")) == []


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        (
            "فر الرجل، وفق ما ذكره المحامي سامي العيادي.",
            "The man fled, according to the security forces.",
            "critical",
            ["المحامي"],
            ["security forces"],
        ),
        (
            "وذكر شاهدان أن السجن أغلق.",
            "Prison officials said the prison was closed.",
            "critical",
            ["شاهدان"],
            ["Prison officials"],
        ),
        ("قال منظمو المسيرة إن العدد كبير.", "Police said the number was large.", "critical", ["منظمو"], ["Police"]),
        ("وقال الأطباء إن حالته مستقرة.", "He was stable, his mother said.", "major", ["الأطباء"], ["mother"]),
        (
            "قال مصدر حكومي لم يشأ ذكر اسمه إن القرار وشيك.",
            "The government announced that the decision was near.",
            "critical",
            ["مصدر حكومي"],
            ["government"],
        ),
        (
            "أعلنت الحكومة أن القرار وشيك.",
            "Government sources said the decision was near.",
            "critical",
            ["الحكومة"],
            ["Government sources"],
        ),
        (
            "رجح مصدر أمني أن الرجل فر.",
            "A judicial source thought the man had fled.",
            "major",
            ["مصدر أمني"],
            ["judicial source"],
        ),
        (
            "قال ناشطون إن الرجل فر.",
            "“The man fled,” said the interior ministry.",
            "critical",
            ["ناشطون"],
            ["ministry"],
        ),
    ],
)
def test_speakers_that_cannot_be_the_same(arabic, english, severity, in_arabic, in_english):
    (found,) = findings("attribution", (arabic, english))
    assert (found.check, found.severity) == ("attribution", severity)
    assert [arabic[a:b] for a, b in found.source_spans] == in_arabic
    assert [english[a:b] for a, b in found.target_spans] == in_english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # Another word for the same body, a name, a pronoun.
        ("قالت الوزارة إن المصنع أغلق.", "Officials said the factory was closed."),
        ("قال المتحدث باسم الشركة إن المصنع أغلق.", "The company said the factory was closed."),
        ("وفق ما ذكره المحامي سامي العيادي، فر الرجل.", "The man fled, said Sami al-Ayadi."),
        ("وقال الأطباء إن حالته مستقرة.", "They said he was stable."),
        ("قال مصدر حكومي إن القرار وشيك.", "A government official said the decision was near."),
        (
            "قال مسؤول رفض الكشف عن هويته إن القرار وشيك.",
            "The decision was near, said a source who did not want to be named.",
        ),
        ("قالت مصادر أمنية إن الرجل فر.", "Officials said the man had fled."),
        ("قال نائب الرئيس آل غور إن الوقت ضاق.", "Time was short, UN envoy Al Gore said."),
        ("قال الناطق باسم الوزارة، المهندس سامي علي، إن العطل فني.", "The engineer said the fault was technical."),
        # Who is told, and who is spoken of, are not who speaks.
        ("قال المتحدث للصحفيين إن الرجل فر.", "The man had fled, police told reporters."),
        ("قال الطبيب إن الشرطة نقلته.", "Police brought him in, the doctor said."),
        ("وقالت ليلى، وهي طبيبة، إنها رأته.", "Laila, a witness who helped the police, said that she had seen him."),
        ("كشف ذلك استطلاع شارك فيه 300 تلميذ.", "A poll of 300 village school pupils revealed it."),
        # Where somebody speaks is not who speaks.
        (
            "وخارج قاعة المحكمة، قال محمود النعامين إن جنوداً منعوه من ذلك.",
            "Outside the courtroom, Mahmoud al-Naamin said soldiers had stopped him.",
        ),
        ("وأمام مبنى الوزارة، قالت المعلمة إن الراتب لا يكفي.", "Outside the ministry, the teacher said so."),
    ],
)
def test_speakers_that_may_be_the_same(arabic, english):
    assert findings("attribution", (arabic, english)) == []


def test_named_is_not_claimed():
    assert findings("attribution", ("وكان معه رجل يدعى رمضان.", "With him was a man who told us his name.")) == []
    (found,) = findings("attribution", ("يدعي أنه بريء.", "He said he was innocent."))
    assert found.message == "“claimed” (يدعي أنه) → “said”"


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        (
            "نفت الوزارة الخبر وقالت إنه لا أساس له.",
            "The ministry did not deny the report.",
            "“denied” (نفت) → “not deny”",
        ),
        (
            "لم تنف الوزارة الخبر.",
            "The ministry denied the report, which it had never seen.",
            "“did not deny” (لم تنف) → “denied”",
        ),
        (
            "استبعد الوزير لقاء لا يريده.",
            "The minister did not rule out a meeting.",
            "“rule out” (استبعد) → “not rule out”",
        ),
    ],
)
def test_a_verb_turned_round_under_as_many_denials(arabic, english, said):
    (found,) = findings("attribution", (arabic, english))
    assert (found.severity, found.message) == ("critical", said)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم ينف الوزير الخبر ولم يؤكده.", "The minister neither confirmed nor denied the news."),
        ("نفى الوزير أنه لم يكن يعلم.", "The minister denied that he did not know."),
        ("لم يستبعد الوزير ذلك.", "The minister did not rule it out."),
    ],
)
def test_a_verb_denied_on_both_sides(arabic, english):
    assert findings("attribution", (arabic, english)) == []


def test_a_word_of_saying_that_answers_to_another_word_is_no_attribution():
    passage = "وفقا للشرطة، وردت بلاغات عن حرائق.", "Fires were reported."
    (found,) = findings_by_words("attribution", *passage, Fires="حرائق", reported="بلاغات")
    assert found.message == "dropped: according to · police (وفقا للشرطة) → said in its own voice"
    assert findings_by_words("attribution", *passage, Fires="حرائق", reported="وفقا") == []
    assert findings("attribution", passage) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ووفقا للبحارة، فإن الميناء لم يغلق يوما.", "According to the sailors, the port was never closed."),
        ("أكدت النقابات الأربع بأنها لم تستلم الرسالة.", "The four unions stress that they did not get the letter."),
        ("وزعت الكتب بحسب العمر.", "The books were handed out by age."),
        ("يجري التصويت وفقا للقانون.", "The vote is held according to law."),
        ("تفرز الأصوات في جلسة علنية.", "Votes are counted according to law in a public sitting."),
    ],
)
def test_sources_told_in_other_forms_and_rules_are_no_lost_attribution(arabic, english):
    assert [f for f in findings_with(open_encoder(), "attribution", arabic, english) if f.confidence == "hard"] == []


@pytest.mark.parametrize(
    ("before", "arabic", "english", "invented"),
    [
        (
            "افتتح الوزير المصنع.",
            "وأضاف أن العمل بدأ أمس.",
            "Witnesses added that work began yesterday.",
            ["Witnesses"],
        ),
        ("افتتح الوزير المصنع.", "وأضاف أن العمل بدأ أمس.", "The minister added that work began yesterday.", []),
        ("افتتح الوزير المصنع.", "وأضاف أن العمل بدأ أمس.", "An official added that work began yesterday.", []),
        ("افتتح الوزير المصنع.", "وأضاف أن العمل بدأ أمس.", "Work began yesterday, he added.", []),
    ],
)
def test_a_speaker_that_the_report_invents(before, arabic, english, invented):
    found = findings("attribution", (before, "The minister opened the factory."), (arabic, english), index=1)
    start = len("The minister opened the factory.") + 1
    assert [english[a - start : b - start] for f in found for a, b in f.target_spans] == invented


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        (
            "وقال مهندس، طلب ألا أذكر اسمه، إن الجسر آمن.",
            "The engineer Sami Fares said the bridge was safe.",
            ["ألا أذكر اسمه"],
            ["engineer"],
        ),
        (
            "وقالت الطبيبة سلمى إن المستشفى ممتلئ.",
            "A doctor who declined to be named said the hospital was full.",
            ["الطبيبة"],
            ["declined to be named"],
        ),
    ],
)
def test_a_source_that_would_not_be_named(arabic, english, in_arabic, in_english):
    (found,) = [one for one in findings("attribution", (arabic, english)) if "anonymity" in one.message]
    assert (found.severity, found.probability) == ("critical", 0.9)
    assert [arabic[a:b] for a, b in found.source_spans] == in_arabic
    assert [english[a:b] for a, b in found.target_spans] == in_english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وقال دبلوماسي طلب ألا يُكشف عن اسمه إنهم وصلوا.", "They had come, a diplomat said on condition of anonymity."),
        (
            "يقول مراد الذي فضّل عدم كشف اسمه الكامل إنه بدأ العمل.",
            "Mourad, who did not want his full name used, says he started working.",
        ),
        ("وقال جندي لم تشأ الوكالة تسميته إنهم وصلوا.", "They had come, said a soldier whom it did not name."),
        ("أطلق مجهولون النار، حسبما قالت الشرطة.", "Unidentified men fired, police said."),
        ("قال إنه نسي أن يكتب اسمه.", "He said he forgot to put his name on it."),
    ],
)
def test_anonymity_that_both_sides_tell(arabic, english):
    assert findings("attribution", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("وكان الطريق، كما يروي الصيادون، مقطوعاً.", "The road was cut off.", "كما يروي الصيادون"),
        ("تكلفة الجسر، في رأي المهندسين، كبيرة.", "The bridge cost a lot.", "في رأي المهندسين"),
        ("كان فيها، وفق معلمها، تسعون تلميذاً.", "It had ninety pupils.", "وفق معلمها"),
    ],
)
def test_whoever_is_cited_outright_may_be_dropped(arabic, english, told):
    (found,) = findings("attribution", (arabic, english))
    assert next(arabic[a:b] for a, b in found.source_spans).startswith(told)


def test_the_sentence_behind_a_source_is_no_part_of_the_source():
    english = "According to the army, the soldiers fired into the air."
    (found,) = findings("attribution", ("وبحسب شهود عيان، أطلق الجنود النار في الهواء.", english))
    assert "شهود عيان" in found.message


@pytest.mark.parametrize(
    ("arabic", "english", "message"),
    [
        (
            "قال الوزير إن الطريق سيُفتح غدا.",
            "The minister said the road would open tomorrow, according to a neighbour.",
            "added: said in its own voice → “according to a”",
        ),
        (
            "قال الوزير إن الطريق سيُفتح غدا، بحسب جيرانه.",
            "The minister said the road would open tomorrow.",
            "dropped: according to · account · neighbors (بحسب جيرانه) → said in its own voice",
        ),
    ],
)
def test_a_source_beside_the_speaker_of_both_sides(arabic, english, message):
    assert [f.message for f in findings("attribution", (arabic, english), encoder=open_encoder())] == [message]


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Residents said the factory was closed.", ["source added: nothing like it in the original → “Residents”"]),
        ("A source said the factory was closed.", []),
    ],
)
def test_a_source_without_a_name_is_not_put_in(english, found):
    assert [f.message for f in findings("attribution", ("وأضاف أن المصنع أغلق.", english))] == found


@pytest.mark.parametrize(
    ("arabic", "english", "rules"),
    [
        (
            "قال مقرر اللجنة المالية سامر الحديدي إن العجز سيرتفع.",
            "The shortfall will widen, according to sources close to the finance committee.",
            ["unnamed"],
        ),
        ("قال مصدر في الوزارة إن العجز سيرتفع.", "The deficit will grow, a ministry source said.", []),
        ("قال مسؤول طلب عدم ذكر اسمه إن العجز سيرتفع.", "The deficit will grow, one source said.", []),
    ],
)
def test_a_source_that_one_side_alone_leaves_unnamed(arabic, english, rules):
    found = findings("attribution", (arabic, english), encoder=open_encoder())
    assert [f.rule for f in found if f.rule == "unnamed"] == rules


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وتركزت الخروق، وفق ما رصده المراقبون، في المديرية.", "Monitors recorded the breaches in the district."),
        ("سيمدد النادي عقد المدرب، بحسب الصحيفة.", "The club is to extend the coach's contract, the newspaper has it."),
    ],
)
def test_whoever_is_cited_is_not_dropped_where_the_other_side_has_him_in_other_words(arabic, english):
    found = findings("attribution", (arabic, english), encoder=open_encoder())
    assert [f.message for f in found if f.rule.startswith("speech")] == []


@pytest.mark.parametrize(
    ("english", "rules"),
    [
        ("Eleven people were hurt, a military source who asked not to be named told a radio station.", ["source"]),
        ("Eleven people were hurt, a medical source who asked not to be named told a radio station.", []),
        ("Eleven people were hurt, a hospital doctor who asked not to be named told a radio station.", []),
        ("Eleven people were hurt, a source who asked not to be named told a radio station.", []),
    ],
)
def test_an_unnamed_source_is_read_over_what_keeps_it_unnamed(english, rules):
    arabic = "ونقلت إذاعة عن مصدر طبي طلب عدم الكشف عن هويته أن أحد عشر شخصا أصيبوا."
    assert [f.rule for f in findings("attribution", (arabic, english), encoder=open_encoder())] == rules


def test_a_view_that_the_report_tells_as_speech_is_none_put_in():
    pair = ("ورجّح مسؤول أن يكون المهربون قد فروا.", "An official said the smugglers had probably fled.")
    assert not findings("attribution", pair)


@pytest.mark.parametrize(
    ("english", "rule"),
    [
        ("The minister admitted the plan was ready.", "reporting admit"),
        ("The minister warned that the plan is ready.", "reporting warn"),
        ("“The plan is ready,” the minister warned.", "reporting warn"),
        ("The minister denied patients.", "verb"),
    ],
)
def test_a_verb_that_reports_a_clause_has_another_rule_than_one_with_an_object(english, rule):
    assert [f.rule for f in findings("attribution", ("قال الوزير إن الخطة جاهزة.", english))] == [rule]
