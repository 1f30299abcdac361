"""Segmentation of news as it really looks; every text here is ours."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.abbreviations import abbreviations
from compare.records import Document, Paragraph
from compare.segmentation import segment
from compare.sentence_ends import boundaries


def document(text: str, language: str = "en") -> Document:
    return Document("x", text, language, paragraphs=(Paragraph(0, 0, len(text)),))


def split(text: str, language: str = "en", mode: str = "sentences") -> list[str]:
    done = segment(document(text, language), mode)
    return [done.sentence_text(sentence.index) for sentence in done.sentences]


ENGLISH = [
    ["Fire at city port halts shipping for a full day"],
    [
        "Gen. Haddad said,”There is no military solution.“",
        "He spoke in the U.S. on Monday.",
        "The talks cost $1.5 million.",
        "Did it work?",
        "No!",
    ],
    ["“We will not go,” he said.", "”We will stay here until morning.”", "Officials at the U.N. declined to comment."],
    [
        "The minister, Dr. A. B. Salem, left at 5 p.m.",
        "He did not return.",
        'He told AFP: "We are waiting for the results... and we will publish them."',
        "That was all.",
    ],
    ["1. Respect the contract.", "2. Pay on time.", "3. Leave the building."],
    ["Mr. Jones Jr. lives on St. James St. near the bank.", "It was sold for 3.2 bn. dollars in Dec. 2019."],
    [
        "He said the company, Harbor Works Inc., had no comment.",
        "“Why now?” she asked.",
        "“Nobody knows…”",
        "They left.",
    ],
    [
        "The court ruled in Smith v. Jones that Art. 5 applies.",
        "See para. 12 of the ruling.",
        "(It came late.)",
        "So be it.",
    ],
    ["What a day!", "“Stop!” he cried.", "Everyone ran.", "Lt. Col. Omar (ret.) arrived with two men, i.e. his sons."],
]
ARABIC = [
    ["حريق في ميناء المدينة يوقف الملاحة يوماً كاملاً"],
    [
        "قال د. سامي الخطيب إن نسبة الإصابة بلغت ٣٫٥ في المئة.",
        "وأضاف: «لن نغلق المستشفى.»",
        "هل يكفي ذلك؟",
        "نعم!؟",
        "ونقلت أ.ف.ب. عن مصدر أمني أن الطريق أعيد فتحه.",
    ],
    [
        "وصل الوفد في الساعة 10.30 صباحاً؛ ثم غادر إلى المطار، ولم يدل بتصريح.",
        'وقال رئيسه: "سنعود قريباً".',
        "وأكد مساعده ذلك.",
    ],
    ["1. الالتزام بالعقد.", "2. دفع الأقساط في موعدها.", "3. إخلاء المبنى."],
    ["وُلد المؤلف سنة ١٨٨٩ م. في قرية صغيرة، وتوفي سنة ١٩٧٣ هـ.", "وقد ترك عشرين كتاباً."],
    ["“لا أعرف”، قالت المرأة.", "“لقد رحلوا جميعاً… ولم يبق أحد.”", "ثم سكتت."],
    ["يقع المتحف في شارع ج. ن. حداد، على بعد 2.5 كم. من المركز.", "ويفتح أبوابه يوم السبت!", "فمن يزوره؟"],
]


@pytest.mark.parametrize("space", [" ", "\u00a0", "  ", " \u200f"])
@pytest.mark.parametrize(("language", "sentences"), [("en", s) for s in ENGLISH] + [("ar", s) for s in ARABIC])
def test_news_typography(language: str, sentences: list[str], space: str) -> None:
    assert split(space.join(sentences), language) == sentences


def test_full_stop_without_a_space_ends_an_arabic_sentence() -> None:
    assert split("انتهى الاجتماع.وغادر الجميع.", "ar") == ["انتهى الاجتماع.", "وغادر الجميع."]


def test_glued_english_sentences_split_but_not_file_names() -> None:
    assert split("The talks ended.The envoy left.") == ["The talks ended.", "The envoy left."]
    assert split("Built with Node.js and example.com on board.") == ["Built with Node.js and example.com on board."]


def test_quote_glued_on_both_sides_belongs_where_the_count_says() -> None:
    assert split("He said “it is over.”She left.") == ["He said “it is over.”", "She left."]
    assert split("It is over.“She left,” he said.") == ["It is over.", "“She left,” he said."]


def test_a_stray_space_after_a_decimal_point_ends_nothing() -> None:
    assert split("بلغ النمو 6. 8% هذا العام. وزاد الدين 1. 3 مليار.", "ar") == [
        "بلغ النمو 6. 8% هذا العام.",
        "وزاد الدين 1. 3 مليار.",
    ]
    assert split("It ended in 2016. 8% of them had left. He was 25. 30 others came.", "en") == [
        "It ended in 2016.",
        "8% of them had left.",
        "He was 25.",
        "30 others came.",
    ]


def test_semicolon_and_comma_are_no_boundary() -> None:
    text = "وصل الوزير، ثم عقد اجتماعاً؛ وبعده مؤتمراً صحفياً."
    assert split(text, "ar") == [text]


def test_hard_wrapped_lines_are_joined_and_headlines_are_not() -> None:
    wrapped = (
        "The harbour was closed on Monday after a fire broke\nout in a warehouse near the northern dock of\nthe city."
    )
    assert len(split(wrapped)) == 1
    assert split("Harbour closed\nThe harbour was closed on Monday after a fire broke out in a warehouse.") == [
        "Harbour closed",
        "The harbour was closed on Monday after a fire broke out in a warehouse.",
    ]


def test_bullets_stand_alone() -> None:
    text = "The panel asked for three things:\n- an inquiry into the fire,\n- a list of the goods that were lost."
    assert len(split(text)) == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They told us.|Haddad left at once.", "en"),
        ("It was meant for me.|Ahmed took it.", "en"),
        ("Their answer was no.|Haddad left at once.", "en"),
        ("No.|Haddad will not come.", "en"),
        ("It is laid down in No. 5 of the list and in no. 7.|He read it.", "en"),
        ("It is good for art.|Nobody denies it.", "en"),
        ("Art. 5 and fig. 3 say so.", "en"),
        ("They sat.|Rain fell.", "en"),
        ("On Sat. Haddad came back.", "en"),
        ("She is their rep.|Firms know her.", "en"),
        ("They met Rep. Haddad and Gen. Saleh.", "en"),
        ("It is rich in vitamin A.|The doctors say so.", "en"),
        ("There is a plan B.|Nobody knew it.", "en"),
        ("He chose option C.|Prices rose.", "en"),
        ("He met J. Haddad and Ali K. Saleh and J. A. Malik.", "en"),
        ("ينصح الأطباء بتناول فيتامين د.|وقال أحدهم إنه مفيد.", "ar"),
        ("صوّت المجلس على الخيار ب.|وبقي الآخرون في بيوتهم.", "ar"),
        ("قال د. حداد ذلك.|وغادر أ. صالح القاعة.", "ar"),
        ("يستخدم المطورون في هذا المشروع نود.جي إس منذ سنة.|وهم راضون عنه.", "ar"),
        ("يُنشر النص على دبليو.دبليو.دبليو.حداد.كوم كل يوم.", "ar"),
    ],
)
def test_a_full_stop_after_an_abbreviation_that_is_a_word_too(text: str, language: str) -> None:
    assert split(text.replace("|", " "), language) == text.split("|")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quay sank in May. (2)|Nobody was hurt.[3]|It was rebuilt.", "en"),
        ("He said: “It sank.” (16)|Nobody was hurt.[3][4]|It was rebuilt. (17)", "en"),
        ("غرق الرصيف في مايو. (٢)|ولم يصب أحد.[3]|ثم أعيد بناؤه.", "ar"),
        ("The crews ask for three things: (1) mend the quay.|(2) Pay the wages.|(3) Open the books.", "en"),
        ("It sank in May (2).|Nobody was hurt.", "en"),
        ("It cost 5 (3) pounds. (4) and more besides.", "en"),
    ],
)
def test_the_mark_of_a_footnote_stays_with_its_sentence(text: str, language: str) -> None:
    assert split(text.replace("|", " "), language) == text.split("|")


@pytest.mark.parametrize(
    "marks",
    [
        "(a) (b) (c)",
        "a. b. c.",
        "(1) (2) (3)",
        "i. ii. iii.",
        "i) ii) iii)",
        "✓ ➢ →",
        "▪ ▪ ▪",
        "☑️ ☑️ ☑️",
        "أ) ب) ج)",
        "а) б) в)",
        "أ- ب- ج-",
        "[1] [2] [3]",
        "\uf0b7 \uf0b7 \uf0b7",
        "α. β. γ.",
    ],
)
def test_items_of_a_list_stand_alone_whatever_marks_them(marks: str) -> None:
    first, second, third = marks.split()
    items = [f"{first} mend the old quay wall", f"{second} pay the late wages now", f"{third} open the books by March"]
    text = "The crews ask the port to:\n" + "\n".join(items)
    assert split(text) == ["The crews ask the port to:", *items]


def test_an_initial_or_a_reference_at_the_start_of_a_wrapped_line_opens_no_item() -> None:
    wrapped = (
        "The report was handed to the committee by the engineer\nJ. Haddad on Sunday, as is laid down in the article\n"
        "(2) of the law on ports that was passed in the spring."
    )
    assert len(split(wrapped)) == 1


def test_lines_mode_takes_a_sentence_a_line() -> None:
    assert split("One. Two.\r\n\r\n  Three \nFour", mode="lines") == ["One. Two.", "Three", "Four"]


def test_marks_alone_are_no_sentence() -> None:
    assert split("* * *") == []
    assert split("It ended. ***") == ["It ended. ***"]


def test_unknown_language_still_splits() -> None:
    assert split("Das ist gut. Das ist besser!", "xx") == ["Das ist gut.", "Das ist besser!"]


@given(st.text(alphabet="abC دعمل.!؟…«»\"”“'()1٣،, \n\u00a0\u200f\u200d", max_size=120), st.sampled_from(["ar", "en"]))
def test_spans_are_ordered_trimmed_and_cover_every_letter(text: str, language: str) -> None:
    done = segment(document(text, language))
    covered = set()
    last = 0
    for sentence in done.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip()
        covered.update(range(sentence.start, sentence.end))
        last = sentence.end
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())


@pytest.mark.parametrize(
    "piece", ["![", "كلمة. (1) ", '".', "Mr. ", "a. ", "? ", ". (", ".) ", "… ", "w.[1]", "كلمة.كلمة"]
)
def test_a_mark_at_every_place_costs_no_more_than_the_place(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    boundaries(text, "ar", abbreviations("ar"))
    # By the square of the places it was minutes; in proportion it is about a second.
    assert time.process_time() - start < 15


@pytest.mark.parametrize("mark", ["…", "..."])
@pytest.mark.parametrize(
    ("text", "count", "language"),
    [
        ("انتظر الناس الخبر طويلا… وصلت سفينة الإغاثة مساء.", 1, "ar"),
        ("انتظر الناس الخبر طويلا… سفينة الإغاثة تأخرت مجددا.", 2, "ar"),
        ("صمت طويلا… سفينة الإغاثة تأخرت مجددا.", 1, "ar"),
        ("انتظر الناس الخبر طويلا… سفينة بعيدة.", 1, "ar"),
        ("We waited… Then the ship came.", 2, "en"),
        ("We waited for the ship… but it never came.", 1, "en"),
    ],
)
def test_an_ellipsis_ends_a_sentence_before_a_capital_or_between_two_that_can_stand_alone(
    text: str, count: int, language: str, mark: str
) -> None:
    assert len(split(text.replace("…", mark), language)) == count
