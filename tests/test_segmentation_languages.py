"""Sentences of languages without lists of their own: marks, ordinals, quotations, abbreviations told by the text."""

from __future__ import annotations

import pytest

from compare.records import Document, Paragraph
from compare.segmentation import segment


def split(text: str, language: str) -> list[str]:
    document = segment(Document("x", text, language, (Paragraph(0, 0, len(text)),)))
    return [text[sentence.start : sentence.end] for sentence in document.sentences]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("hi", ["मंत्री ने कहा कि काम पूरा हो गया।", "कल बैठक होगी।"]),
        ("bn", ["সভা শেষ হয়েছে।", "সবাই বাড়ি গেছে।"]),
        ("ur", ["وزیر نے کہا کہ کام ختم ہوا۔", "کیا وہ آئے گا؟", "ہاں۔"]),
        ("fa", ["وزیر گفت کار تمام شد.", "آیا او می‌آید؟", "بله."]),
        ("am", ["ስብሰባው ተጠናቀቀ።", "ሁሉም ወደ ቤት ሄዱ።"]),
        ("my", ["အစည်းအဝေးပြီးပြီ။", "အားလုံးအိမ်ပြန်ကြသည်။"]),
        ("km", ["កិច្ចប្រជុំបានបញ្ចប់។", "គ្រប់គ្នាទៅផ្ទះ។"]),
        ("es", ["¿Quién lo dijo?", "¡Nadie!", "Así terminó la reunión."]),
        ("fr", ["Il est arrivé tard.", "« Tout va bien. »", "Elle est partie."]),
        ("de", ["Sie traf sich am 3. Oktober mit ihm.", "Im 21. Jahrhundert ist das üblich."]),
        ("tr", ["Toplantı 2. Dünya Savaşı üzerineydi.", "Herkes dinledi."]),
        ("de", ["Das geschah im Jahr 2016.", "Danach war Ruhe."]),
        ("ko", ["그는 “곧 끝난다.”라고 말했다.", "모두 들었다."]),
    ],
)
def test_sentences_that_a_space_parts(language, sentences):
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["会议结束了。", "大家都回家了！", "明天还来吗？"]),
        ("zh", ["他说：“会议结束了。”", "大家都回家了。"]),
        ("ja", ["彼は「会議は終わった。」と述べた。", "皆が帰った。"]),
        ("ja", ["「会議は終わった。」", "しかし誰も帰らなかった。"]),
    ],
)
def test_sentences_that_nothing_parts(language, sentences):
    assert split("".join(sentences), language) == sentences


def test_a_text_tells_its_abbreviations_from_its_words():
    text = "Hij woont in een huis. Het huis staat er. De tuin is groot. Wie er komt, blijft."
    assert split(text, "nl") == [
        "Hij woont in een huis.",
        "Het huis staat er.",
        "De tuin is groot.",
        "Wie er komt, blijft.",
    ]


def test_single_quotes_of_a_language_without_lists_hide_no_boundary():
    sentences = ["הוא אמר ‚כן‘ לאג‘נדה שלהם.", "היא ענתה לו בבית.", "ג‘ון בא."]
    assert split(" ".join(sentences), "he") == sentences


def test_thai_is_taken_line_by_line():
    text = "ประชุมเสร็จแล้ว ทุกคนกลับบ้าน\nพรุ่งนี้มีประชุมอีก"
    assert split(text, "th") == text.split("\n")
