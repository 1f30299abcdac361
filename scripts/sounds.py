"""How the letters of a script sound in names, in the form of `[name] sounds` (compare/text/transliteration.py).

Classes of consonants (K: k g kh q; S: s z sh ch j; T: t d th; F: f v; B: b p;
L, R, M, N, H) and a plain Latin letter; vowels have no class. The languages
of a script share a table: names come from everywhere, and likeness of sound, not
spelling, is what is asked for. Romanisations after ISO 9, ISO 259 and ISO 233-2,
reduced to these classes.
"""

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
SOUNDS = {
    "Latn": (LATIN, LATIN_ALSO),
    "Cyrl": (CYRILLIC, CYRILLIC_ALSO),
    "Hebr": (HEBREW, HEBREW_ALSO),
    "Arab": (ARABIC, ARABIC_ALSO),
}
SCRIPTS = {
    **dict.fromkeys(("cs", "de", "es", "fr", "ha", "id", "it", "nl", "pl", "pt", "ro", "sv", "sw", "tr", "vi"), "Latn"),
    **dict.fromkeys(("ru", "uk"), "Cyrl"),
    **dict.fromkeys(("fa", "ps", "ur"), "Arab"),
    "he": "Hebr",
}
"""The script of a language; none where it writes too few of the sounds, or no spaces."""


def sounds(code: str) -> dict[str, list[str]]:
    """`sounds` and `sounds_also` of `[name]` for a language; nothing for a script that is not known here."""
    tables = SOUNDS.get(SCRIPTS.get(code, ""), ())
    names = ("sounds", "sounds_also")
    return {name: table.strip().split("\n") for name, table in zip(names, tables, strict=False)}
