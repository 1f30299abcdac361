"""Texts made to be slow: much of one thing, for the growth of costs with it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from compare.records import Document, Link, Paragraph, Sentence

Text = Callable[[int], str]

NAMES = ("Karim", "Lopez", "Obama", "Dalia", "Moore", "Hassan", "Berlin", "Tripoli")
ARABIC_NAMES = ("كريم", "لوبيز", "أوباما", "داليا", "مور", "حسن", "برلين", "طرابلس")
MONTHS = ("January", "March", "May", "July", "October")
ARABIC_MONTHS = ("يناير", "مارس", "مايو", "يوليو", "أكتوبر")


def _each(make: Callable[[int], str], joint: str = " ") -> Text:
    return lambda count: joint.join(make(place) for place in range(count))


def _run(piece: str) -> Text:
    return lambda count: piece * count


def _of(words: tuple[str, ...], place: int) -> str:
    return words[place % len(words)]


def _letters(place: int) -> str:
    """A word that no other place has."""
    return "".join(chr(97 + int(digit)) for digit in str(place + 1000)) + "an"


def _arabic(place: int) -> str:
    return "".join("بتجدرسفكلم"[int(digit)] for digit in str(7 * place + 1000)) + "ان"


# (Arabic, English) of so many items; where both say the same thing, the English says it a little otherwise.
KINDS: dict[str, tuple[Text, Text]] = {
    "numbers": (_each(lambda n: f"{7 * n + 13}،"), _each(lambda n: f"{7 * n + 14},")),
    "equal numbers": (_each(lambda n: f"{7 * n + 13}،"), _each(lambda n: f"{7 * n + 13},")),
    "number words": (_run("ثلاثة آلاف و"), _run("three thousand and ")),
    "percents": (_each(lambda n: f"{n + 3}%"), _each(lambda n: f"{n + 4}%")),
    "decimals": (_each(lambda n: f"{n}.{n % 89 + 10}"), _each(lambda n: f"{n}.{n % 89 + 11}")),
    "amounts": (_each(lambda n: f"{n + 3} كيلومترا،"), _each(lambda n: f"{n + 4} miles,")),
    "money": (_each(lambda n: f"{n + 3} مليون دولار و"), _each(lambda n: f"${n + 4} million and")),
    "dates": (
        _each(lambda n: f"{n % 28 + 1} {_of(ARABIC_MONTHS, n)} {1900 + n % 150}،"),
        _each(lambda n: f"{n % 27 + 2} {_of(MONTHS, n)} {1901 + n % 150},"),
    ),
    "numeric dates": (_each(lambda n: f"{n % 28 + 1}/{n % 12 + 1}/2011"), _each(lambda n: f"{n % 27 + 2}/5/2012")),
    "years": (_each(lambda n: f"عام {1900 + n % 150}"), _each(lambda n: f"in {1901 + n % 150}")),
    "weekdays": (_run("الأحد أمس "), _run("Monday tomorrow ")),
    "quotes": (_each(lambda n: f"«قال {_letters(n)}»"), _each(lambda n: f"“said {_letters(n + 1)}”")),
    "open quotes": (_run("«قال "), _run("“said ")),
    "quotation marks": (_run('"'), _run('"')),
    "negations": (_run("لم ولن لا "), _run("not never no ")),
    "negated verbs": (_run("لم يقل ذلك "), _run("he did not say so ")),
    "doubt": (_run("ربما قد زعم "), _run("perhaps allegedly may ")),
    "speech": (_run("وقال كريم إن "), _run("Karim said that ")),
    "speakers": (
        _each(lambda n: f"وقال {_of(ARABIC_NAMES, n)} {_letters(n)} إن"),
        _each(lambda n: f"{_of(NAMES, n)} {_letters(n).title()} said that"),
    ),
    "names": (_each(lambda n: _letters(n).title()), _each(lambda n: _letters(n + 5).title())),
    "strange names": (
        _each(lambda n: f"جاء {_arabic(n)} و{_arabic(n + 7)}"),
        _each(lambda n: f"came {_letters(n + 3).title()} {_letters(n).title()} and then"),
    ),
    "few names": (_each(lambda n: _of(ARABIC_NAMES, n)), _each(lambda n: _of(NAMES, n))),
    "titles": (_run("الرئيس الوزير كريم "), _run("President Minister Karim ")),
    "quantifiers": (_run("كل بعض جميع معظم "), _run("all some most every ")),
    "one word": (_run("الناس "), _run("people ")),
    "other words": (_each(_letters), _each(lambda n: _letters(3 * n))),
    "clauses": (_run("خرج الناس إلى الشوارع، "), _run("the people went out, ")),
    "and": (_run("و"), _run("and ")),
    "clitics": (_run("وبال"), _run("the ")),
    "one letter": (_run("ا"), _run("a")),
    "capitals": (_run("A"), _run("Aa")),
    "digits": (_run("7"), _run("7")),
    "Arabic digits": (_run("٧"), _run("٧")),
    "groups": (_run("000,"), _run(",000")),
    "points": (_run("1."), _run("1.")),
    "spaced digits": (_run("123 "), _run("123 ")),
    "ranges": (_run("1-"), _run("1-")),
    "slashes": (_run("1/"), _run("1/")),
    "colons": (_run("1:"), _run("12:30 ")),
    "fractions": (_run("ثلث "), _run("½ ")),
    "currency": (_run("$"), _run("€ ")),
    "percent signs": (_run("%"), _run("% ")),
    "commas": (_run(","), _run("،")),
    "full stops": (_run("."), _run(". ")),
    "ellipses": (_run("… كلمة "), _run("... word ")),
    "question marks": (_run("؟"), _run("? ")),
    "apostrophes": (_run("'"), _run("’s ")),
    "brackets": (_run("("), _run("(")),
    "bracket pairs": (_run("(كلمة) "), _run("(word) ")),
    "square brackets": (_run("["), _run("[1]")),
    "hyphens": (_run("-"), _run("a-")),
    "underscores": (_run("_"), _run("_ ")),
    "spaces": (_run(" "), _run(" ")),
    "no-break spaces": (_run("\u00a0"), _run("\u00a0")),
    "tabs": (_run("\t"), _run("\t")),
    "lines": (_run("كلمة\n"), _run("word\n")),
    "empty lines": (_run("\n"), _run("\n")),
    "combining marks": (_run("\u064b"), _run("e\u0301\u0302")),
    "marks alone": (_run("\u0301"), _run("\u0301")),
    "tatweel": (_run("ـ"), _run("ـ")),
    "zero width": (_run("\u200b"), _run("\u200d")),
    "bidi controls": (_run("\u202e"), _run("\u2067a\u2069")),
    "control characters": (_run("\x01"), _run("\x1b[")),
    "nulls": (_run("\x00"), _run("\x00")),
    "emoji": (_run("😀"), _run("👩‍👩‍👧 ")),
    "private use": (_run("\ue000"), _run("\U000f0000")),
    "Han": (_run("漢"), _run("字")),
    "compatibility": (_run("ﷺ"), _run("ﬃ")),
    "addresses": (_run("http://a.b/c?d=e&"), _run("www.a.b ")),
    "mail": (_run("a@"), _run("a@b.c ")),
    "tags": (_run("<b>"), _run("</b>")),
    "abbreviations": (_run("د. أ. "), _run("Mr. U.S. ")),
    "list marks": (_run("1) "), _run("(a) ")),
    "notes": (_run("كلمة.[1] "), _run("Word.[1] ")),
}


def pieces(text: str, count: int = 9) -> list[str]:
    """The text in so many parts of about one length, cut at spaces where it has some."""
    words = text.split(" ")
    size = -(-len(words) // count)
    if size >= 2:
        return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
    size = max(1, -(-len(text) // count))
    return [text[at : at + size] for at in range(0, len(text), size)]


def linked(name: str, count: int) -> tuple[list[Document], list[Link]]:
    """One passage of nine sentences a side that hold so many items, between two plain passages."""
    fresh = next(FRESH)
    documents = []
    for make, language, (first, last) in zip(
        KINDS[name], ("ar", "en"), (("قال الناس", "أمس"), ("They said", "today")), strict=True
    ):
        plain = f"{first} {fresh} {last}."
        sentences = [plain, *(f"{first} {piece} {last}." for piece in pieces(make(count))), plain]
        starts = [0, *itertools.accumulate(len(sentence) + 1 for sentence in sentences)]
        spans = [(i, a, a + len(sentence)) for i, (a, sentence) in enumerate(zip(starts, sentences, strict=False))]
        paragraphs = tuple(Paragraph(*span) for span in spans)
        numbered = tuple(Sentence(i, i, a, b) for i, a, b in spans)
        documents.append(Document("-", "\n".join(sentences), language, paragraphs, numbered))
    ends = [len(document.sentences) - 1 for document in documents]
    middle = Link(tuple(range(1, ends[0])), tuple(range(1, ends[1])), 1.0)
    return documents, [Link((0,), (0,), 1.0), middle, Link((ends[0],), (ends[1],), 1.0)]


FRESH = (f"{number}th" for number in itertools.count(100))
"""What makes a text another than all before it, since readers remember texts."""
