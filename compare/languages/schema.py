"""What a language file may hold: every heading, every list under it, and the form of its entries.

Pure data: `HEADINGS` is looked up by `compare.languages.validating` when a
file is read, so that a mistyped name is an error and not a list nobody reads.
Who adds a list adds it here; a test checks that something reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

SWITCH, FIGURE, TEXT = "true or false", "a number", "a text"
"""Forms of values that are no lists."""


class Form(NamedTuple):
    """What an entry of a list looks like.

    `value`: the pattern of what stands behind ` = `; None where nothing does.
    `parted`: phrases may be divided by `|`. `pattern`: they may use the signs
    of `compare.text.lexicon`. `example` is shown to who writes another thing.
    """

    example: str
    value: str | None = None
    parted: bool = True
    pattern: bool = False
    optional: bool = False
    entry: str | None = None
    """The pattern of the whole entry, of a list that is no mapping."""


def _one_of(names: str, ending: str = "") -> str:
    """A pattern of classes divided by commas, each one of `names` and perhaps an `ending`, or `-`."""
    one = rf"(?:(?:{'|'.join(names.split('|'))}){ending}|-)"
    return rf"{one}(?:\s*,\s*{one})*"


_NUMBER = r"-?\d{1,18}(?:\.\d+)?"
_NAME = r"[\w'-]+(?:[ /][\w'-]+)*"
_UNITS = (
    "mm|cm|inch|foot|yard|m|km|mile|microgram|mg|g|oz|lb|kg|tonne|ml|litre|gallon|barrel|cubic (?:foot|metre|kilometre)"
    "|square (?:foot|metre|kilometre|mile)|dunam|acre|hectare"
    "|second|minute|hour|day|week|fortnight|month|year|decade|century"
    "|(?:kilo|mega|giga)?watt|(?:kilo|mega|giga|tera|peta)?byte|(?:kilo|mega|giga|tera)bit"
    "|(?:kilo|mega|giga)?hertz|degree (?:Celsius|Fahrenheit)"
    "|dollar|euro|pound|lira|dinar|riyal|dirham|shekel|yen|yuan|rouble|rupee|franc|[a-z]+ \(currency\)"
)
_ORDER = "dozens|hundreds|thousands|millions|billions"
_AMOUNTS = (
    "all|most|half|many|some|few|none|both|neither|only|mainly|dozens|hundreds|thousands|ten thousands"
    "|hundred thousands|millions|ten millions|hundred millions"
)
_VERBS = "claim|deny|admit|confirm|warn|promise|demand|rule-out"

WORD = Form("word", parted=False)
WORDS = Form("word | word")
DATE_FORMS = Form(
    "y年M月d日: the month once, the year and the day at most once",
    entry="(?=[^M]*M[^M]*$)(?=[^y]*y?[^y]*$)(?=[^d]*d?[^d]*$).+",
)
PHRASES = Form("phrase | phras* | two .. words", pattern=True)
NUMBERS = Form("word|word = 12", _NUMBER)
FACTORS = Form("phrase | phrase = 2, = 2~ (only explains a 2) or = -", rf"{_NUMBER}~?|-", pattern=True)
MONTHS = Form("name|name = 1, up to 12", r"[1-9]|1[0-2]")
WEEKDAYS = Form("name|name = 1 (Monday), up to 7", r"[1-7]")
DAYS = Form("word|word = -1", r"-?\d{1,3}")
SEASONS = Form(
    "phrase | phrase = spring, summer, autumn or winter", _one_of("spring|summer|autumn|winter", "~?"), pattern=True
)
STAGES = Form("phrase | phrase = start, middle or end", _one_of("start|middle|end"), pattern=True)
SIDES = Form("phrase | phrase = above or below", _one_of("above|below"), pattern=True)
BOUNDS = Form("phrase | phrase = before or after", _one_of("before|after"), pattern=True)
PERIODS = Form("phrase|phrase = month -1", r"(?:week|month|year) -?[01]")
RATES = Form(
    "phrase | phrase = day, = day? (behind an amount), = day~ (only explains it) or = -",
    r"(?:hour|day|week|month|year)[?~]?|-",
    pattern=True,
)
UNITS = Form("word|word = kg", _UNITS)
VAGUE = Form("word|word = dozens", rf"{_ORDER}|several")
IRREGULAR = Form("form|form = word", r"\S+")
LETTERS = Form("letters|letters = letters, letters", r"\S+(?:, \S+)*")
SOUNDS = Form("letters | letters = K k", r"[A-Z]{1,2} \S{1,4}|- \S{1,4}")
SPELT = Form(
    "letter = spelling spelling, with ? for each step that it is less usual; ~vowels of a long vowel; - left out",
    r"(?:~?[a-z]+|-)\?*(?: (?:~?[a-z]+|-)\?*)*",
)
MERGED = Form("L = R", r"[A-Z]")
PLACES = Form("phrase | phras* = ID", r"[\w-]+(?:\s*,\s*[\w-]+)*", pattern=True)
CLASSES = Form("phrase | phras* = class, class", rf"(?:{_NAME}|-)(?:\s*,\s*(?:{_NAME}|-))*", pattern=True)
POLES = Form(
    "phrase | phras* = scale+ or = scale-, with ? for one meaning of several, ~ for one that only comes near",
    rf"(?:{_NAME}[+-][?~]?|-)(?:\s*,\s*(?:{_NAME}[+-][?~]?|-))*",
    pattern=True,
)
AMOUNTS = Form("phrase | phras* = some, = some~ (only explains it) or = -", _one_of(_AMOUNTS, "[?~]?"), pattern=True)
STATES = Form(
    "phrase | phras* = planned, sought, begun, possible, allowed, free, forbidden, exempt, required, duty or advised,"
    " with ~ where it only explains it; or = -",
    _one_of("planned|sought|begun|possible|allowed|free|forbidden|exempt|required|duty|advised", "~?"),
    pattern=True,
)
GOVERNORS = Form(
    "phrase | phras* = possible, able, allowed, duty, advised, forbidden, exempt, planned or supposed; or = -",
    _one_of("possible|able|allowed|duty|advised|forbidden|exempt|planned|supposed", "~?"),
    pattern=True,
)
PHASES = Form(
    "phrase | phras* = considered, planned, decided, begun, ongoing, now, nearly, finished, former or completed, ~"
    " where it only explains it; or = -",
    _one_of("considered|planned|decided|begun|ongoing|now|nearly|finished|former|completed", "~?"),
    pattern=True,
)
OPENED = Form(
    "phrase | phras* = past, former, ongoing, now, ahead or ordained, with ~ where it only may say so; or = -",
    _one_of("past|former|ongoing|now|ahead|ordained", "~?"),
    pattern=True,
)
CLOSED = Form(
    "phrase | phras* = required, possible, planned, condition, concession, cause, more or less, with ~ where it only"
    " may do for one; or = -",
    _one_of("required|possible|planned|condition|concession|cause|more|less", "~?"),
    pattern=True,
)
RELATIONS = Form(
    "phrase | phras* = how what is compared stands to its standard (equal, unequal, share ...), with ~ where it"
    " only answers; or = -",
    _one_of(
        "equal|unequal|itself|share|part|multiple|most|least|much|little|together|each|best|rank|always|spell|world|continent"
        "|region|country|province|town|quarter|league|ground",
        "~?",
    ),
    pattern=True,
)
LIMITS = Form(
    "phrase | phras* = a limit (regardless, unless, exclusive ...), with ~ where it only answers; or = -",
    _one_of("regardless|condition|unless|unreal|exclusive|inclusive", "~?"),
    pattern=True,
)
OPENERS = Form(
    "phrase | phras* = cause or purpose, with ? before a plain word only, + for the first word of the clause, ~ if"
    " it may tell a time only; or = -",
    _one_of("cause|purpose", "[?+~]?"),
    pattern=True,
)
CAUSES = Form("phrase | phras* = behind, before or -", _one_of("behind|before"), pattern=True)
CONTRASTS = Form("phrase | phras* = not, not?, but or -", _one_of("not|but", "[?]?"), pattern=True)
CONDITIONS = Form(
    "phrase | phras* = its English, = ? (often none), = ~ or = if~ (speaks never)",
    r"[a-z]+(?: [a-z]+)*~?|[~?]",
    pattern=True,
)
DENIALS = Form("phrase | phras*, or phrase = - (denies nothing)", "-", pattern=True, optional=True)
ROLES = Form("phrase | phras* = from, = to or = -", _one_of("from|to"), pattern=True)
LEADS = Form("phrase | phras* = than, self (than it, before a preposition) or -", _one_of("than|self"), pattern=True)
PIVOTS = Form("phrase | phras* = more, less, with or times", _one_of("more|less|with|times"), pattern=True)
CONVERSE = Form("phrase | phras* = give, take, win, lose or -", _one_of("give|take|win|lose"), pattern=True)
KINDS = Form("kind, kind", parted=False, entry=rf"{_NAME}(?:, {_NAME})+")
MAY_BE = Form("kind = kind, kind", rf"{_NAME}(?:, {_NAME})*", parted=False)
VERBS = Form(f"phrase | phras* = one of {_VERBS.replace('|', ', ')}", _one_of(_VERBS), pattern=True)

Value = Form | str
"""A form of list, or `SWITCH`, `FIGURE`, `TEXT`."""


def _all(form: Value, names: str) -> dict[str, Value]:
    return dict.fromkeys(names.split(), form)


HEADINGS: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        "words": {
            **_all(WORD, "prefixes conjunctions endings suffixes inflections function undivided other_with_capital"),
            **_all(LETTERS, "restored before_suffix"),
            "irregular": IRREGULAR,
            "persons": IRREGULAR,
            "stemmer": TEXT,
            **_all(FIGURE, "shortest longest"),
            **_all(SWITCH, "accents all_accents elision noun_capitals"),
        },
        "sentence": _all(WORD, "denials"),
        "run_on": _all(WORD, "particles before stems after words"),
        "number": {
            **_all(
                NUMBERS,
                "small teen_units tens hundreds scales duals glued fractions fractions_too fraction_ordinals ordinals"
                " soft soft_phrases decades",
            ),
            **_all(
                WORD,
                "prefixes and_prefixes and_words articles teen doubtful dual_endings sure_dual_endings not_dual"
                " endings percent percent_before counters points basis_points ordinal_cues ordinal_endings"
                " decade_endings share_between tenths hours approximate ignore adverbs",
            ),
            "vague": VAGUE,
            "bounds": SIDES,
            "bounds_behind": SIDES,
            "multiples": FACTORS,
            **_all(SWITCH, "and_required group_dot decimal_comma compound scale_first"),
            "and_from": FIGURE,
        },
        "date": {
            **_all(MONTHS, "months hijri_months"),
            "weekdays": WEEKDAYS,
            "relative": DAYS,
            "periods": PERIODS,
            "stages": STAGES,
            "seasons": SEASONS,
            "bounds": BOUNDS,
            **_all(
                WORD,
                "ambiguous month_cues ambiguous_weekdays weekday_cues weekday_followers soft_relative prefixes"
                " year_cues between parts before_year told_before told_after day_ends day_joins day_articles"
                " hijri_eras times",
            ),
            "formats": DATE_FORMS,
            "capitals": SWITCH,
        },
        "unit": {**_all(UNITS, "words signs"), "rates": RATES, **_all(WORD, "ignore generic")},
        "coverage": {"formulas": PHRASES, **_all(WORD, "connectives connective_prefixes")},
        "segmentation": _all(WORD, "never perhaps starters continuers amounts figured words lettered spelt"),
        "negation": _all(
            PHRASES,
            "strong not_so unable refuse deny fail lack hide few ongoing gone hard stop ignore only instead idiom"
            " plain",
        ),
        "negation_reply": _all(WORD, "words"),
        "negation_absence": _all(PHRASES, "words"),
        "negation_concord": _all(PHRASES, "words"),
        "negation_again": _all(PHRASES, "words"),
        "negation_governing": _all(PHRASES, "words"),
        "negation_except": _all(PHRASES, "words"),
        "negation_until": _all(PHRASES, "words answers"),
        "negation_always": _all(PHRASES, "words"),
        "negation_total": _all(PHRASES, "words"),
        "negation_nominal": _all(WORD, "words"),
        "negation_rank": _all(WORD, "words"),
        "negation_glued": _all(WORD, "particles ending before inside own"),
        "gloss": _all(WORD, "negations"),
        "certainty": _all(
            PHRASES,
            "possible modal likely seem expected alleged hearsay perhaps could able can would believe claim report fear"
            " suggest ask plain foreseen",
        ),
        "certainty_future": _all(PHRASES, "sure open"),
        "certainty_sure": _all(PHRASES, "sure doubted proof plain"),
        "certainty_rules": _all(WORD, "bind permit"),
        "modality": {
            **_all(STATES, "states openings"),
            "conditions": CONDITIONS,
            "governors": GOVERNORS,
            **_all(
                WORD,
                "imperfect nominal perfect passive present open articles adverbs past participles"
                " past_endings progressive_endings been by ahead supposed intentions infinitive yet nots rights",
            ),
            **_all(TEXT, "future unlike apodosis"),
            "otherwise": WORD,
        },
        "closed": {"classes": CLOSED},
        "phases": {"carriers": PHASES, "openings": OPENED},
        "limits": {"phrases": LIMITS},
        "clauses": {"openers": OPENERS, "contrasts": CONTRASTS, "causes": CAUSES, "purpose_prefixes": WORD},
        "attribution": {
            **_all(PHRASES, "say according view"),
            **_all(VERBS, "marked answers turned"),
            **_all(WORD, "clause"),
        },
        "attribution_surely": _all(PHRASES, "speech according"),
        "attribution_plain": _all(PHRASES, "plain"),
        "speaker": {
            "kinds": CLASSES,
            **_all(PHRASES, "unnamed unknown verbs behind documents papers works makers ends"),
            **_all(WORD, "address addressing of anonymous authorities"),
            "alike": KINDS,
            "may_be": MAY_BE,
            "verb_first": SWITCH,
        },
        "quote": _all(WORD, "indirect"),
        "label": {**_all(CLASSES, "terms adjectives support called"), "plain": PHRASES},
        "contraries": {
            "words": POLES,
            "phrases": POLES,
            "own": POLES,
            "endings": WORD,
            "compared": IRREGULAR,
            "relations": WORD,
        },
        "opposite": {"poles": POLES, "denials": DENIALS, "subjects": WORD},
        "superlative": {**_all(PHRASES, "one_of perhaps"), "form": TEXT},
        "comparison": {
            "standards": PHRASES,
            "form": TEXT,
            "near": FIGURE,
            "leads": LEADS,
            "less": PHRASES,
            "adverbs": WORD,
            "nots": DENIALS,
            "pivots": PIVOTS,
        },
        "relation": _all(RELATIONS, "equality shares bounds degrees sums extremes spans levels"),
        "exchange": {"roles": ROLES},
        "parties": {
            **_all(
                WORD,
                "agents at aside at_prefixes aside_prefixes relatives openers auxiliaries adverbs passive articles"
                " never_done plural_verbs determiners objects no_party nominal joins infinitive adverb_endings"
                " not_adverbs owners noun_openers before_pronouns object_endings"
                " plural_endings present_endings not_present_endings clefts anybody subordinates",
            ),
            "mutual": PHRASES,
            "persons": CLASSES,
            "leads": CLASSES,
            "converse": CONVERSE,
            "article": TEXT,
        },
        "quantifier": {"amounts": AMOUNTS, "parts": AMOUNTS},
        "office": {
            **_all(CLASSES, "titles people modifiers modifiers_behind modified holds"),
            **_all(WORD, "of parts"),
            "plain": PHRASES,
            "worn": WORDS,
        },
        "name": {
            **_all(SOUNDS, "sounds sounds_also"),
            "spelt": SPELT,
            "merged": MERGED,
            "unwritten": TEXT,
            **_all(TEXT, "foreign native transcribed"),
            "together": SWITCH,
            "vowelled": SWITCH,
            **_all(WORDS, "particles openings honorifics given families called_after common capitals capital"),
            "places": PLACES,
            "directions": CLASSES,
            "sparse": SWITCH,
        },
    }
)
"""Heading -> list -> form."""

_TOGETHER = ("negation", "certainty", "certainty_sure", "certainty_future", "attribution_plain", "attribution_surely")
"""Headings of which all lists are looked for as one, each phrase under the name of its list."""


def phrase_paths() -> tuple[str, ...]:
    """What the phrases of a text are looked up by: `heading.list`, or the heading of lists that are one."""
    return *_TOGETHER, *(
        f"{heading}.{name}"
        for heading, lists in HEADINGS.items()
        if heading not in _TOGETHER
        for name, value in lists.items()
        if isinstance(value, Form) and value.pattern
    )
