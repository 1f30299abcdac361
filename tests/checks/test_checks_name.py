"""Names: replaced, invented, kept in another spelling; titles changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meaning_pairs import findings, marked

from compare.encoding import open_encoder
from compare.languages import fold_word
from compare.text.transliteration import most_alike, similarity, sounds


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("عقد الاجتماع في القاهرة.", "The meeting was held in Ankara.", ["القاهرة"], ["Ankara"]),
        ("وصل الوفد المصري أمس.", "The Syrian delegation arrived yesterday.", ["المصري"], ["Syrian"]),
        ("أعلنت حماس موقفها.", "Hezbollah announced its position.", ["حماس"], ["Hezbollah"]),
        ("سافر إلى العراق للعلاج.", "He travelled to Jordan for treatment.", ["العراق"], ["Jordan"]),
        ("قدم مساعدات للعراق.", "It gave aid to Kuwait.", ["للعراق"], ["Kuwait"]),
        # The capital is no other city of the country.
        ("نُقل الجرحى إلى وهران.", "The injured were taken to Algiers.", ["وهران"], ["Algiers"]),
    ],
)
def test_a_place_for_another_is_critical(arabic, english, in_arabic, in_english):
    assert marked("name", arabic, english) == [("critical", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال عبد الفتاح السيسي إن المحادثات مستمرة.", "Abdel-Fattah el-Sisi said the talks continued."),
        ("التقى القذافي بالوفد.", "Gaddafi met the delegation."),
        ("التقى القذافي بالوفد.", "Qadhafi met the delegation."),
        ("هبت العاصفة على ظفار ليلا.", "The storm reached Dhofar at night."),
        ("قال الشيخ ظاهر إن الأمر انتهى.", "Sheikh Zaher said the matter was closed."),
        ("وصف شولتس القرار بالخاطئ.", "Scholz called the decision wrong."),
        ("زار محمد بن سلمان المعرض.", "Mohammed bin Salman visited the fair."),
        ("قالت القاهرة إنها ترحب بالقرار.", "Egypt said it welcomed the decision."),
        ("فاز المنتخب المغربي على الهند.", "Morocco beat India."),
        ("سافر من وهران إلى العاصمة.", "He travelled from Oran to Algiers."),
        ("أعلنت الأمم المتحدة نتائجها.", "The U.N. announced its findings."),
        ("قُتل ثلاثة في حلب ودمشق.", "Three people were killed in Aleppo and Damascus."),
        ("ارتفع الدولار الأمريكي.", "The dollar rose."),
        ("أكد قائلا: سنواصل العمل.", "They told us we would continue."),
        ("أحال مجلس الأمن الملف.", "The United Nations Security Council referred the file."),
        ("خبراء شرق أوسطيون ودنمركيون.", "Middle Eastern and Danish experts."),
        # Competitions in full.
        ("يريد خوض تجربة جديدة قبل كأس أفريقيا.", "He wants a new challenge before the Africa Cup of Nations."),
        # Organisations by what they are.
        ("ودعت المفوضية السامية للأمم المتحدة لشؤون اللاجئين إلى تحقيق.", "The UN refugee agency wants an inquiry."),
        ("وقالت المفوضية السامية لحقوق الإنسان ذلك.", "The UN human rights office said so."),
        ("وقالت اليونيسف إن الأطفال بخير.", "The United Nations Children's Fund said the children were fine."),
        ("ونددت المجموعة الاقتصادية لدول غرب أفريقيا بالهجوم.", "The West African bloc ECOWAS denounced it."),
    ],
)
def test_spellings_exonyms_and_metonyms_are_no_difference(arabic, english):
    assert [f for f in findings("name", (arabic, english)) if f.confidence == "hard"] == []


def test_a_person_for_another_is_critical():
    arabic, english = "قال مايكل براون إن الخطة جاهزة.", "Karim Haddad said the plan was ready."
    assert marked("name", arabic, english) == [("critical", "hard", [], ["Karim Haddad"])]


def test_a_place_that_opens_a_longer_name_is_soft():
    assert [f.confidence for f in findings("name", ("فاز باللقب مرتين.", "He won the French Open twice."))] == ["soft"]
    assert [f.confidence for f in findings("name", ("فاز باللقب مرتين.", "He won a French title twice."))] == ["hard"]


def test_words_typed_without_spaces_may_hide_a_person():
    english = "Director Karim Haddad said the plan was ready."
    assert [f.confidence for f in findings("name", ("قالمديرالمستشفىالجديدإنالخطةجاهزة.", english))] == ["soft"]
    assert [f.confidence for f in findings("name", ("قال مدير المستشفى الجديد إن الخطة جاهزة.", english))] == ["hard"]


def test_a_function_word_is_no_name_though_it_sounds_like_one():
    arabic = "جرى الحوار بين الطرفين أمس."
    assert marked("name", arabic, "Mr Bennett held the talks yesterday.") == [("critical", "hard", [], ["Bennett"])]


def test_a_person_known_from_elsewhere_shows_what_was_replaced():
    passages = [
        ("وصل إيمانويل ماكرون إلى المدينة.", "Emmanuel Macron arrived in the city."),
        ("ثم تحدث ماكرون إلى الصحافة.", "Then Mr Keane spoke to the press."),
    ]
    (finding,) = [f for f in findings("name", *passages, index=1) if f.confidence == "hard"]
    assert finding.message == "~Makrun (ماكرون) → “Keane”"
    assert finding.source_spans


def test_a_family_name_for_the_given_name_is_the_same_person():
    passages = [
        ("تصل ليلى الحدّاد إلى المقهى متأخرة.", "Leila Haddad turns up late at the café."),
        ("نشأت ليلى في حي شعبي لأب نجّار.", "Haddad grew up in a working-class neighbourhood, a carpenter's daughter."),
    ]
    assert [f for f in findings("name", *passages, index=1) if f.confidence == "hard"] == []


def test_books_are_no_writers_and_students_are_heard():
    arabic = "قال رئيس الجامعة إن خمسة آلاف طالب حضروا، وإن المبنى يضم مئة ألف كتاب."
    english = (
        "Five thousand students came, the university president said, and the building holds a hundred thousand books."
    )
    assert marked("name", arabic, english) == []


def test_a_pronoun_made_a_name_is_no_hard_finding():
    passages = [
        ("وصل إيمانويل ماكرون إلى المدينة.", "Emmanuel Macron arrived in the city."),
        ("ثم تحدث إلى الصحافة.", "Then Macron spoke to the press."),
    ]
    assert findings("name", *passages, index=1) == []


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("قال وزير الخارجية ذلك.", "The defence minister said so.", ["وزير الخارجية"], ["defence minister"]),
        ("استقال رئيس الوزراء.", "The president resigned.", ["رئيس الوزراء"], ["president"]),
        ("تحدث المدير عن الأزمة.", "The deputy director spoke about the crisis.", ["المدير"], ["deputy director"]),
        ("قال المتحدث ذلك.", "The lawyer said so.", ["المتحدث"], ["lawyer"]),
        ("أعلن رئيس الاتحاد السابق ترشحه.", "The head of the union is to run.", ["رئيس الاتحاد السابق"], ["head"]),
        ("وصل وزيرا التجارة أمس.", "The foreign ministers came yesterday.", ["وزيرا التجارة"], ["foreign ministers"]),
    ],
)
def test_a_changed_title_is_major(arabic, english, in_arabic, in_english):
    assert marked("name", arabic, english) == [("major", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("نُقل عامل البريد إلى البيت.", "The nurse was taken home.", ["office: “postman” (عامل البريد) → “nurse”"]),
        ("شكرت العروس الضيوف.", "The widow thanked the guests.", ["office: “bride” (العروس) → “widow”"]),
        ("رأى الخباز النار.", "The barber saw the fire.", ["office: “baker” (الخباز) → “barber”"]),
        # Somebody is told otherwise, and nobody stands in his place.
        ("كانت جارتها هي التي أبلغت عن الحريق.", "It was the woman next door who reported the fire.", []),
        # Words for people may mean something else, of which the table of translations knows.
        ("صدر الحكم أمام المحكمة.", "The verdict was read to supporters at the court.", []),
    ],
)
def test_trades_and_kin_are_told_where_the_table_knows_neither(arabic, english, expected):
    assert [f.message for f in findings("name", (arabic, english), encoder=open_encoder())] == expected


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال الوزير ذلك.", "The foreign minister said so."),
        ("قال رئيس الشركة ذلك.", "The company's chairman said so."),
        ("قال نائب المدير ذلك.", "The deputy director said so."),
        ("سافر رئيس الحكومة.", "The prime minister travelled."),
        ("قال مدير المتحف السابق ذلك.", "The man who once was director of the museum said so."),
        ("جاء رجال الأمن ليلا.", "Officers came at night."),
        ("قدم ابن الثانية عشرة هدية.", "The twelve-year-old gave a present to his mother."),
    ],
)
def test_the_same_title_in_other_words(arabic, english):
    assert findings("name", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("بوتين", "Putin"), ("نتنياهو", "Netanyahu"), ("جورج", "George"), ("ميشيل", "Michelle"), ("خالد", "Khaled")],
)
def test_names_sound_alike_across_scripts(arabic, latin):
    assert similarity(sounds(fold_word(arabic), "ar"), sounds(fold_word(latin), "en")) > 0.8


@pytest.mark.parametrize(("arabic", "latin"), [("بوتين", "Merkel"), ("نتنياهو", "Sharon"), ("خالد", "Hassan")])
def test_other_names_do_not(arabic, latin):
    assert similarity(sounds(fold_word(arabic), "ar"), sounds(fold_word(latin), "en")) < 0.6


@given(
    st.text(alphabet="abdgkmnrstz", min_size=1, max_size=9),
    st.lists(st.text(alphabet="ابدكمنرستزغ", min_size=1, max_size=9), max_size=8),
)
def test_the_most_alike_is_the_best_of_all(latin, words):
    mine = sounds(latin, "en")
    others = [sound for word in words for sound in sounds(word, "ar")]
    slow = max((similarity(mine, (other,)) for other in others), default=0.0)
    assert most_alike(mine, others)[0] == slow


def test_a_given_name_for_another_before_the_same_family_name():
    arabic, english = "تبرعت السيدة سلوى الخطيب بالمعصرة.", "Ms. Salma Al-Khatib donated the press."
    assert marked("name", arabic, english) == [("critical", "hard", ["سلوى"], ["Salma"])]


def test_a_title_before_a_family_name_is_no_given_name():
    assert findings("name", ("وصل الرئيس ترامب.", "Donald Trump arrived.")) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قالت شركة الكورية إنها ستتوسع.", "The South Korean firm said it would expand."),
        ("المحيط الهادي", "The Pacific"),
    ],
)
def test_a_general_form_goes_with_the_particular_one(arabic, english):
    assert findings("name", (arabic, english)) == []


def test_who_is_no_stranger_in_the_passage_beside_is_no_hard_finding():
    passages = [
        ("تحدث سامي الخطيب عن الأزمة.", "The crisis was discussed."),
        ("ثم غادر المهندس القاعة.", "Then Sami Khatib, an engineer, left the hall."),
    ]
    assert findings("name", *passages, index=1) == []
    assert [f.message for f in findings("name", passages[1])] == [
        "added: nothing like it in the original → “Sami Khatib”"
    ]


def test_a_place_that_the_original_names_elsewhere_is_soft():
    passages = [
        ("افتُتح المعرض في الكويت.", "The fair opened in Kuwait."),
        ("حضر الوزير.", "The minister came."),
        ("تحدث المدير.", "The director spoke."),
        ("ثم عاد الزوار إلى بيوتهم.", "Then the visitors went home to Kuwait."),
    ]
    assert [(f.severity, f.confidence) for f in findings("name", *passages, index=3)] == [("minor", "soft")]
    assert [(f.severity, f.confidence) for f in findings("name", passages[3])] == [("major", "hard")]


def test_where_a_report_was_written_replaces_no_word_of_the_original():
    arabic = "ويوم الخميس، أعلن والي الجهة أن الخيام ستُزال كلها قبل الصيف."
    english = "MARRAKECH, Morocco - All the tents will be gone before the summer, the governor announced on Thursday."
    found = findings("name", (arabic, english), encoder=open_encoder())
    assert [(f.kind, f.severity) for f in found] == [("added", "major")] * 2


@pytest.mark.parametrize(
    ("arabic", "english", "name"),
    [
        (
            "غادر المدير المدينة بعد الحفل.",
            "Karim Modir left the town after the concert with the director.",
            "Karim Modir",
        ),
        (
            "وصل الطبيب إلى القرية في المساء.",
            "Sami Tabib and the doctor reached the village in the evening.",
            "Sami Tabib",
        ),
    ],
)
def test_a_name_is_not_heard_in_a_word_that_the_report_translates(arabic, english, name):
    found = findings("name", (arabic, english), encoder=open_encoder())
    assert [(f.severity, f.message) for f in found] == [
        ("critical", f"added: nothing like it in the original → “{name}”")
    ]


def test_a_name_that_the_passages_around_tell_in_full_replaces_no_word():
    passages = [
        ("تحدث النائب كمال بنعلال عن الإيجار.", "Deputy Kamal Benallal spoke about rents."),
        ("صمت الحاضرون.", "Those present fell silent."),
        ("ضحك النواب.", "Deputies laughed."),
        ("اتهمها رفيقها بالكذب.", "She was accused by Benallal of lying."),
    ]
    found = findings("name", *passages, index=3, encoder=open_encoder())
    assert [(f.kind, f.confidence) for f in found] == [("added", "soft")]
