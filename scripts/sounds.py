"""How the letters of a script sound in names, in the form of `[name] sounds` (compare/text/transliteration.py).

Classes of consonants (K: k g kh q; S: s z sh ch j; T: t d th; F: f v; B: b p;
L, R, M, N, H) and a plain Latin letter; vowels have no class. The languages
of a script share a table: names come from everywhere, and likeness of sound, not
spelling, is what is asked for. Romanisations after ISO 9, ISO 259 and ISO 233-2,
reduced to these classes. Syllables of Hangul are read letter by letter (their
canonical decomposition), those of Ethiopic and Katakana by their Unicode names.
"""

from __future__ import annotations

import unicodedata

from foreign_names import FOREIGN, NATIVE, TRANSCRIBED

LATIN = """
b | bb | p | pp = B b
ph | f | ff | v = F f
t | tt | th = T t
d | dd | dh = T d
c | k | q | ck | cc | qu | kh = K k
ch | tch | sch | sh | tsch | cz | sz = S sh
ci = S si
ce = S si
cy = S si
g | gg | gh = K g
j | dj | dge = K j
x = KS x
s | ss | z | zz | tz | ts = S s
l | ll = L l
m | mm = M m
n | nn = N n
r | rr = R r
h = H h
a = - a
e | i | y | ee | ie | ei | ey | ay | ai = - i
o | u | oo | ou | ow | w | wh = - o
"""
LATIN_ALSO = """
ch = K k
th = S s
w = F f
j = - i
g = S sh
"""
CYRILLIC = """
б | п | бб | пп = B b
ф | в | фф = F f
т | тт = T t
д | дд = T d
к | кк | х | кх = K k
г | ґ | гг = K g
ш | щ | ч | ж | дж | тч = S sh
с | сс | з | ц | тс | дз | зз = S s
кс = KS x
л | лл = L l
м | мм = M m
н | нн = N n
р | рр = R r
а | я = - a
э | е | и | ы | й | і | ї | є | ей | ай = - i
о | у | ю | ё | ў | оу = - o
ь | ъ = - -
"""
CYRILLIC_ALSO = """
х = H h
г = H h
з = T t
с = T t
"""
HEBREW = """
ב | פ | ף = B b
ד | ט | ת | ת׳ = T t
ג | ח | כ | ך | ק = K k
ה = H h
ז | ס | צ | ץ = S s
ש | ג׳ | צ׳ | ז׳ | ץ׳ = S sh
ל = L l
מ | ם = M m
נ | ן = N n
ר = R r
א | ע = - a
י | יי = - i
ו = - o
וו = F f
"""
HEBREW_ALSO = """
ב = F f
פ = F f
ף = F f
ו = F f
וו = - o
ח = H h
"""
ARABIC = """
ب | پ = B b
ت | ط | ث | ٹ | ټ = T t
د | ض | ذ | ڈ | ډ = T d
ظ | ز | ځ | څ = S z
ج | چ | ش | ژ | تش | ښ | ږ = S sh
ك | ک | ق | خ = K k
گ | غ | ګ = K g
ح | ه | ہ | ھ = H h
ر | ڑ | ړ = R r
س | ص = S s
ف | ڤ = F f
ل = L l
م = M m
ن | ں | ڼ = N n
و = - o
ي | ی | ے | ې | ۍ | ئ = - i
ا | آ | ع = - a
ء = - -
"""
ARABIC_ALSO = """
و = F f
ج = K g
خ = H h
"""
DEVANAGARI = """
क | ख | क्क | क्ख = K k
ग | घ | ग्ग = K g
च | छ | च्च | च्छ | श | ष | त्श = S sh
ज | झ | ज्ज = K j
ट | ठ | त | थ | ट्ट | त्त | त्थ | ट्ठ = T t
ड | ढ | द | ध | ड्ड | द्द | द्ध = T d
प | प्प | ब | भ | ब्ब = B b
फ | फ्फ | व = F f
स | स्स = S s
ह = H h
ण | न | ङ | ञ | ं | न्न = N n
ंह = NK ng
म | म्म = M m
र | र्र = R r
ल | ळ | ल्ल = L l
क्ष | क्स = KS x
ऋ | ृ = R ri
ज्ञ = K gi
अ | आ | ा | ऍ | ॅ = - a
इ | ई | ए | ऐ | ि | ी | े | ै | य | ये | यी = - i
उ | ऊ | ओ | औ | ऑ | ु | ू | ो | ौ | ॉ = - o
् | ँ | ः = - -
"""
DEVANAGARI_ALSO = """
ज = S z
व = - o
फ = B b
च = K k
"""
BENGALI = """
ক | খ | ক্ক | ক্ষ = K k
গ | ঘ | গ্গ = K g
চ | ছ | চ্চ | চ্ছ | শ | ষ = S sh
জ | ঝ | জ্জ = K j
ট | ঠ | ত | থ | ৎ | ট্ট | ত্ত | ত্থ = T t
ড | ঢ | দ | ধ | দ্দ | দ্ধ = T d
প | প্প | ব | ভ | ব্ব = B b
ফ = F f
স | স্স = S s
হ = H h
ণ | ন | ঙ | ং | ঞ | ন্ন = N n
ঙ্গ = N ng
ম | ম্ম = M m
র = R r
ল | ল্ল = L l
ক্স = KS x
ঋ | ৃ = R ri
অ | আ | া | অ্যা | ্যা = - a
ই | ঈ | এ | ঐ | ি | ী | ে | ৈ | য = - i
উ | ঊ | ও | ঔ | ু | ূ | ো | ৌ = - o
্ | ঁ | ঃ = - -
"""
BENGALI_ALSO = """
য = K j
জ = S z
ছ = S s
ভ = F f
ড = R r
ব = - o
"""
THAI = """
ก | ข | ค | ฃ | ฅ | ฆ | กก = K k
ฉ | ช | ฌ | จ = S sh
ซ | ศ | ษ | ส = S s
ฏ | ต | ฐ | ฑ | ฒ | ถ | ท | ธ | ตต = T t
ฎ | ด = T d
บ | ป | ผ | พ | ภ = B b
ฝ | ฟ = F f
ง | ณ | น = N n
ม = M m
ร = R r
ล | ฬ | หล = L l
หม = M m
หน | หง | หญ = N n
หร = R r
รร = - a
ำ = M am
ห | ฮ = H h
ะ | า | ั | อ | หอ = - a
ิ | ี | ึ | ื | เ | แ | ไ | ใ | ย | ญ | หย = - i
ุ | ู | โ | ว | หว = - o
็ | ่ | ้ | ๊ | ๋ | ์ = - -
"""
THAI_ALSO = """
จ = K j
ว = F f
ญ = N n
ภ = F f
พ = F f
ฤ = R ri
ทร = S s
"""


THAI += "ร์ | ทร์ | ดร์ | ตร์ = - -\n"
THAI_ALSO += "\n".join(f"{letter}{vowel}์ = - -" for letter in "กคงจชซญณดตถทธนบปพฟภมยลวศษสหฬ" for vowel in ("", "ิ", "ุ"))
"""What is written and not said, by its mark: พันธุ์ is phan. In a name from elsewhere it is: เจมส์, James."""

_INITIALS = "K k|K k|N n|T d|T t|R r|M m|B b|B b|S s|S s|- -|K j|K j|S sh|K k|T t|B p|H h"
"""How the first letters of Hangul syllables sound, in the order of Unicode; ㅈ is the j of the Latin table."""
_MEDIALS = "a i a i o i o i o oa oi oi o o oi oi oi o - i i".split()  # noqa: SIM905
_FINALS = "K k|K k|K k|N n|N n|N n|T d|L l|K k|M m|B b|L l|L l|B b|L l|M m|B b|B b|T t|T t|N n|T t|T t|K k|T t|B b|- -"


def _hangul() -> str:
    """Letters of Hangul by code point: Revised Romanization, reduced."""
    lines = [f"{chr(0x1100 + n)} = {sound}" for n, sound in enumerate(_INITIALS.split("|"))]
    lines += [f"{chr(0x1161 + n)} = - {letters}" for n, letters in enumerate(_MEDIALS)]
    lines += [f"{chr(0x11A8 + n)} = {sound}" for n, sound in enumerate(_FINALS.split("|"))]
    return "\n".join(lines)


HANGUL_ALSO = "\n".join(f"{chr(0x1100 + n)} = {sound}" for n, sound in ((12, "S z"), (9, "S sh"), (14, "K k")))

_CONSONANTS = {
    **dict.fromkeys(["H", "HH", "X", "KX", "XY"], "H h"),
    **dict.fromkeys(["L"], "L l"),
    **dict.fromkeys(["M"], "M m"),
    **dict.fromkeys(["SZ", "S", "TS", "TZ"], "S s"),
    **dict.fromkeys(["SH", "C", "CH", "ZH"], "S sh"),
    **dict.fromkeys(["K", "Q", "QH"], "K k"),
    **dict.fromkeys(["B", "P", "PH"], "B b"),
    **dict.fromkeys(["V", "F"], "F f"),
    **dict.fromkeys(["T", "TH"], "T t"),
    **dict.fromkeys(["D", "DD"], "T d"),
    **dict.fromkeys(["N", "NY"], "N n"),
    **dict.fromkeys(["G", "GG"], "K g"),
    **{"R": "R r", "Z": "S z", "J": "K j", "Y": "- i", "W": "- o", "GLOTTAL ": "- ", "PHARYNGEAL ": "- "},
}
_VOWELS = {
    "WAA": "oa",
    "WA": "oa",
    "WI": "oi",
    "WEE": "oi",
    "WE": "o",
    "AA": "a",
    "EE": "i",
    "A": "a",
    "U": "o",
    "I": "i",
}
_VOWELS |= {"E": "", "O": "o"}


def _ethiopic() -> str:
    """Syllables of Ethiopic by their Unicode names; the sixth order has no vowel, or one that nobody writes."""
    lines = []
    for code in range(0x1200, 0x1357):
        name = unicodedata.name(chr(code), "").removeprefix("ETHIOPIC SYLLABLE ")
        ends = sorted((end for end in _VOWELS if name.endswith(end)), key=len, reverse=True)
        parts = next(((name[: -len(end)], _VOWELS[end]) for end in ends if name[: -len(end)] in _CONSONANTS), None)
        if parts:
            skeleton, letter = _CONSONANTS[parts[0]].split(" ")
            lines.append(f"{chr(code)} = {skeleton} {(letter + parts[1]) or '-'}")
    return "\n".join(lines)


ETHIOPIC_ALSO = "\n".join(f"{letter} = S z" for letter in "ጀጁጂጃጄጅጆ")

_KANA = {
    **{"K": "K k", "G": "K g", "S": "S s", "Z": "S z", "T": "T t", "D": "T d", "N": "N n", "H": "H h", "B": "B b"},
    **{"P": "B p", "M": "M m", "R": "R r", "Y": "- i", "W": "- o", "V": "F f", "": "- "},
}
_KANA_OTHER = {
    "SI": "S shi",
    "TI": "S shi",
    "TU": "S s",
    "HU": "F f",
    "ZI": "K ji",
    "DI": "K ji",
    "DU": "S z",
    "N": "N n",
}
_BARE = frozenset(["KU", "GU", "SU", "ZU", "TO", "DO", "HU", "BU", "PU", "MU", "RU", "VU"])
"""Syllables whose vowel mostly stands only because Japanese wants one: クラーク, Clark."""


def _katakana() -> str:
    """Katakana by their Unicode names; before p and b a ン is an m."""
    lines = ["ー | ッ = - -"]
    for code in range(0x30A1, 0x30FB):
        name = unicodedata.name(chr(code)).removeprefix("KATAKANA LETTER ").removeprefix("SMALL ")
        if chr(code) == "ッ" or not name.isalpha():
            continue
        consonant, vowel = (name[:-1], name[-1]) if name[-1] in "AEIOU" else ("N", "")
        sound = _KANA_OTHER.get(name, "") or _KANA[consonant]
        ending = (
            "" if name in _BARE | set(_KANA_OTHER) else {"A": "a", "O": "o", "U": "o"}.get(vowel, "i" if vowel else "")
        )
        lines.append(f"{chr(code)} = {sound}{ending}")
    lines += [
        f"ン{letter} = MB m{latin}"
        for letters, latin in (("バビブベボ", "b"), ("パピプペポ", "p"))
        for letter in letters
    ]
    return "\n".join(lines)


KATAKANA_ALSO = "ジ = S z\nチ = K k\nハ = K ka\nツ = T t"

PINYIN = """
b | p | bu | pu = B b
f | fu = F f
m | mu = M m
d | t | de | te = T t
n | ng = N n
l | le = L l
r | er = R r
g | k | ge | ke | gg = K k
h | hu = H h
j | q | x | zh | ch | sh | zhi | chi | shi = S sh
z | c | s | zi | ci | si = S s
a = - a
e | i | y | v | ei | ai = - i
o | u | w = - o
"""
PINYIN_ALSO = """
j = K j
w = F f
h = K k
ng = M m
n = M m
"""
SOUNDS = {
    "Latn": (LATIN, LATIN_ALSO),
    "Cyrl": (CYRILLIC, CYRILLIC_ALSO),
    "Hebr": (HEBREW, HEBREW_ALSO),
    "Arab": (ARABIC, ARABIC_ALSO),
    "Deva": (DEVANAGARI, DEVANAGARI_ALSO),
    "Beng": (BENGALI, BENGALI_ALSO),
    "Thai": (THAI, THAI_ALSO),
    "Hang": (_hangul(), HANGUL_ALSO),
    "Ethi": (_ethiopic(), ETHIOPIC_ALSO),
    "Kana": (_katakana(), KATAKANA_ALSO),
    "Hani": (PINYIN, PINYIN_ALSO),
}
CODA = "r+(?![aeiouyh])"
"""The r that English does not say either: 마틴, Martin."""
UNWRITTEN = {"Hang": CODA + "|^(?:l|rh?)(?=ee|i|y[ou])", "Thai": CODA, "Kana": CODA, "Hani": CODA}
"""In Korean, too, an l or r at the beginning, which the South does not say: 이, Lee."""
TOGETHER = frozenset(["Hang", "Hani"])
"""Scripts that write all of a person's name as one word."""
VOWELLED = frozenset(["Hang", "Deva", "Beng", "Ethi", "Thai", "Kana", "Hani"])
"""Scripts that write every sound of a name, and those of a language that does not inflect it beyond an ending."""
MERGED = {"Hang": "L = R\nF = B", "Thai": "F = B", "Kana": "L = R\nF = B", "Hani": "L = R\nF = B"}
"""Classes that a script writes alike: Korean has one letter for l and r, and writes f as p."""
SCRIPTS = {
    **dict.fromkeys(("cs", "de", "es", "fr", "ha", "id", "it", "nl", "pl", "pt", "ro", "sv", "sw", "tr", "vi"), "Latn"),
    **dict.fromkeys(("ru", "uk"), "Cyrl"),
    **dict.fromkeys(("fa", "ps", "ur"), "Arab"),
    **{"he": "Hebr", "hi": "Deva", "bn": "Beng", "th": "Thai", "ko": "Hang", "am": "Ethi", "ja": "Kana", "zh": "Hani"},
}
"""The script of a language; none where it writes too few of the sounds."""


def sounds(code: str) -> dict[str, list[str] | str | bool]:
    """What `[name]` knows of the sounds of a language; nothing for a script that is not known here."""
    script = SCRIPTS.get(code, "")
    tables = (*SOUNDS.get(script, ()), MERGED.get(script, ""))
    names = ("sounds", "sounds_also", "merged")
    texts = {"unwritten": UNWRITTEN, "foreign": FOREIGN, "transcribed": TRANSCRIBED, "native": NATIVE}
    found: dict[str, list[str] | str | bool] = {name: of[script] for name, of in texts.items() if script in of}
    found |= {name: True for name, those in (("together", TOGETHER), ("vowelled", VOWELLED)) if script in those}
    return found | {name: table.strip().split("\n") for name, table in zip(names, tables, strict=False) if table}
