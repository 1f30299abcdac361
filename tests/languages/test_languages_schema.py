"""What a language file may hold: whatever the schema does not know is an error of one line."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import UserError
from compare.languages import load_language
from compare.languages.language import Language
from compare.languages.schema import HEADINGS
from compare.languages.validating import line_of, validate
from compare.structured import toml_tables
from compare.text.dates import dates
from compare.text.lexicon import lexicon
from compare.text.numbers.extract import quantities
from compare.text.units import units

PACKAGE = Path(__file__).resolve().parents[2] / "compare"
SHIPPED = sorted(f for f in (PACKAGE / "languages").glob("*/*.toml") if f.name != "compact_numbers.toml")


def refused(text: str) -> str:
    with pytest.raises(UserError) as caught:
        validate(toml_tables(text), Path("xx.toml"), text)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[negation]\nstron = "blargh"', "xx.toml:2: [negation] has no list “stron”; did you mean “strong”?"),
        ('\n[negatoin]\nstrong = "x"', "xx.toml:2: no heading [negatoin]; did you mean [negation]?"),
        ('[number]\nsmall = "eleventy = abc"', "xx.toml:2: [number] small: “eleventy = abc”: write word|word = 12"),
        (
            '[number]\nsmall = """\none = 1\n# a comment\ntwo = zwei\n"""',
            "xx.toml:5: [number] small: “two = zwei”: write word|word = 12",
        ),
        ('[words]\nfunction = """\na\n"""\nmore_functon = "b"', "xx.toml:5: [words] has no list “functon”"),
        ('[number]\nmonths = "January = 1"', "xx.toml:2: [number] has no list “months”; it belongs under [date]"),
        ('[date]\nmonths = "January = 13"', "[date] months: “January = 13”: write name|name = 1, up to 12"),
        ('[date]\nmonths = "January"', "[date] months: “January”: write name|name = 1, up to 12"),
        ('[date]\nmonths = ["Mai = 5", "June = six"]', "xx.toml:2: [date] months: “June = six”"),
        ('[date.months]\nMay = 5\nJune = "six"', "[date] months: “June = six”"),
        ('[date]\nperiods = "last week = week -5"', "write phrase|phrase = month -1"),
        ('[unit]\nwords = "metre = metre"', "xx.toml:2: [unit] words: “metre = metre”: write word|word = kg"),
        ('[number]\nand_required = "yes"', "xx.toml:2: [number] and_required: must be true or false"),
        ("[number]\nand_from = true", "[number] and_from: must be a number"),
        ("[words]\nshortest = inf", "[words] shortest: must be a number"),
        ("[number]\nand_words = 3", "[number] and_words: must be a list, an entry a line: word"),
        ("[number]\nsmall = [1, 2]", "[number] small: must be a list, an entry a line"),
        ("[number.and_words]\nand = 3", "[number] and_words: must be a list, an entry a line: word"),
        ('[words]\nfunction = "a = 1"', "[words] function: “a = 1”: write word"),
        ('[words]\nfunction = "a | b"', "[words] function: “a | b”: write word"),
        ('[opposite]\npoles = "rises = rise"', "[opposite] poles: “rises = rise”: write phrase | phras* = scale+"),
        ('[quantifier]\namounts = "some = sme"', "[quantifier] amounts: “some = sme”: write"),
        ('[modality]\nstates = "will = plan"', "[modality] states: “will = plan”: write"),
        ('[negation]\nstrong = "{do,does not"', "[negation] strong: “{do,does not”: write"),
        ('[name]\nsounds = "b = b"', "[name] sounds: “b = b”: write letters | letters = K k"),
        ("small = 1", "xx.toml:1: “small” stands under no heading"),
    ],
)
def test_what_the_schema_does_not_know_is_refused_with_its_line(text, message):
    assert message in refused(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_shipped_is_in_order(path):
    text = path.read_text("utf-8")
    validate(toml_tables(text), path, text)


def test_a_typo_in_a_users_file_is_no_silence(tmp_path):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "en.toml").write_text('[negation]\nstron = "blargh"\n', encoding="utf-8")
    load_language.cache_clear()
    try:
        with pytest.raises(UserError, match=r"en\.toml:2: \[negation\] has no list"):
            load_language("en")
    finally:
        load_language.cache_clear()


def constants() -> dict[Path, set[str]]:
    """The texts of every module but the schema (of an f-string the beginning), and its names of fields."""
    return {
        file: {text for node in ast.walk(ast.parse(file.read_text("utf-8"))) if (text := text_of(node))}
        for file in PACKAGE.rglob("*.py")
        if file.name != "schema.py"
    }


def text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return node.target.id if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else ""


def test_something_reads_every_list():
    texts = constants()
    unread = []
    for heading, lists in HEADINGS.items():
        whole = any(heading in found for file, found in texts.items() if "languages" not in file.parts)
        for name in lists:
            path = any(f"{heading}.{name}" in found for found in texts.values())
            parts = any({f"{heading}.", name} <= found for found in texts.values())
            if not (path or parts or (whole and is_read_whole(heading))):
                unread.append(f"{heading}.{name}")
    assert not unread


def is_read_whole(heading: str) -> bool:
    """Headings whose lists are the classes of one lexicon, whatever their names."""
    return heading in {
        "negation",
        "certainty",
        "certainty_future",
        "certainty_sure",
        "attribution_surely",
        "attribution_plain",
    }


def test_what_is_read_is_in_the_schema():
    known = {f"{heading}.{name}" for heading, lists in HEADINGS.items() for name in lists}
    pattern = re.compile(rf"(?:{'|'.join(HEADINGS)})\.[a-z_]+")
    texts = {text for file, found in constants().items() if "tui" not in file.parts for text in found}
    assert {text for text in texts if pattern.fullmatch(text)} - {"gloss.words"} <= known


def test_classes_of_units_and_amounts_are_those_that_the_checks_know():
    from compare.checks.catalogue.quantifier import CONTRARY
    from compare.languages.schema import AMOUNTS, UNITS, VAGUE
    from compare.text.units import CURRENCIES, FACTORS

    for form, names in ((UNITS, CURRENCIES | FACTORS.keys()), (AMOUNTS, CONTRARY), (VAGUE, {"several", "dozens"})):
        assert form.value is not None
        assert all(re.fullmatch(form.value, name) for name in names)


def test_a_line_is_found_or_the_nearest_above_it():
    text = '# a\n[ number ]\n"small" = """\none = 1\n"""\n[date]\nsmall = 1\n'
    assert line_of(text, "number", "small", "one = 1") == 4
    assert line_of(text, "number", "small") == 3
    assert line_of(text, "date", "small") == 7
    assert line_of(text, "date", "absent") == 6
    assert line_of(text, "absent") == 1


PATHS = sorted((heading, name) for heading, lists in HEADINGS.items() for name in lists)
LINES = st.lists(st.text("ab |*{},.^=#-~?12 ", max_size=12), max_size=4).map("\n".join)
VALUES = st.one_of(
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=True),
    LINES,
    st.lists(st.one_of(LINES, st.integers()), max_size=3),
    st.dictionaries(st.text("ab|", max_size=4), st.one_of(st.integers(), LINES, st.booleans()), max_size=3),
)


@given(st.sampled_from(PATHS), VALUES, st.text("ab 12", max_size=30))
def test_what_the_schema_lets_pass_can_be_read(path, value, text):
    heading, name = path
    try:
        validate({heading: {name: value}}, Path("xx.toml"), "")
    except UserError as error:
        assert "\n" not in str(error)
        return
    language = Language("xx", {heading: {name: value}})
    for read in (dates, quantities, units):
        read(text, language)
    language.analyse(text)
    language.forms("ab")
    language.keys("ab")
    lexicon(language, f"{heading}.{name}").find(text)
