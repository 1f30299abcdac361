"""The whole way of a gloss, with a package built as published ones are (`real_package.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from real_package import PLACES, make_real_package
from toy_package import put_package

from compare.gloss.glosser import NOT_MADE, Glosser
from compare.gloss.package import Package
from compare.gloss.translator import PackageTranslator

DAM = "قالت الوزارة إن السد الجديد يخزن ٢٤٠ مليون متر مكعب من المياه."
DAM_SAID = "said ministry that dam new stores 240 million metre cubic of water."
RAIN = "بلغت الأمطار هذا العام 1,250.75 متر، ضعف المعدل في الشمال."
RAIN_SAID = "reached rains this year 1,250.75 metre, double average in north."


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_package(tmp_path_factory.mktemp("real") / "translate-ar_en-1_9.argosmodel")


@pytest.fixture
def real(real_file: Path) -> Package:
    return put_package(real_file)


@pytest.fixture
def glosser(real: Package) -> Glosser:
    return Glosser((real,), threads=1)


# In the process of a command: which modules it loads, and which files of a splitter it opens.
WATCHED = """
import json, sys
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        name = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        if "/packages/" in name and any(part in name for part in ("minisbd/", "stanza/")):
            opened.append(name)
sys.addaudithook(watch)
from compare.cli import main
status = main(sys.argv[1:])
heavy = {"minisbd", "stanza", "spacy", "torch", "onnxruntime", "argostranslate", "transformers"} & set(sys.modules)
print(json.dumps([status, sorted(heavy), opened]), file=sys.stderr)
"""


def command(*words: str) -> tuple[list[object], str]:
    """[exit status, heavy modules, opened files of a splitter] and standard output of a command."""
    done = subprocess.run([sys.executable, "-c", WATCHED, *words], capture_output=True, text=True, timeout=300)
    return json.loads(done.stderr.splitlines()[-1]), done.stdout


@pytest.mark.parametrize("splitter", ["minisbd", "stanza"])
def test_the_sentence_splitter_of_a_package_is_never_loaded(tmp_path, splitter):
    package = make_real_package(tmp_path / "real.argosmodel", splitter=splitter)
    watched, out = command("gloss", "install", str(package))
    assert watched == [0, [], []] and out.startswith("installed ar-en 1.9, Arabic to English")
    original, report = tmp_path / "original.txt", tmp_path / "report.txt"
    original.write_text(f"{DAM}\n\n{RAIN}\n", encoding="utf-8")
    report.write_text(
        "The ministry said the new dam stores 420 million cubic metres of water.\n\n"
        "This year's rains reached 1,250.75 metres, double the average in the north.\n"
    )
    watched, out = command("export", str(original), str(report), "-o", "-", "--format", "json")
    assert watched == [0, [], []]
    data = json.loads(out)
    assert data["tool"]["gloss"] == "ar-en 1.9"
    assert [(p["gloss"], p["gloss_doubt"]) for p in data["passages"]] == [(DAM_SAID, None), (RAIN_SAID, None)]
    watched, out = command("flag", str(original), str(report))
    assert watched == [1, [], []] and DAM_SAID in out


def test_numbers_come_through_in_any_digits(glosser):
    dam, rain, dozen = glosser.gloss([DAM, RAIN, "بلغت ١٢ في عام ٢٠١٩."])
    assert (dam.text, dam.doubt) == (DAM_SAID, None)
    assert (rain.text, rain.doubt) == (RAIN_SAID, None)
    assert dozen.text == "reached 12 in year 2019." and dozen.doubt is None


def test_a_very_long_paragraph_is_glossed_whole(real, glosser):
    """One sentence of seven times as many pieces as the model has positions, and one paragraph of many sentences."""
    clause = DAM.replace(".", "،")
    long = " ".join([clause] * 250)
    assert len(PackageTranslator(real)._tokenizer.encode(long)) > 7 * PLACES
    one, many = glosser.gloss([long, " ".join([DAM, RAIN] * 100)])
    assert one.text == " ".join([DAM_SAID.replace(".", ",")] * 250)
    assert many.text == " ".join([DAM_SAID, RAIN_SAID] * 100)
    assert one.doubt is None and many.doubt is None


def test_a_word_longer_than_any_model_takes_ends_and_is_doubted(glosser):
    (gloss,) = glosser.gloss(["قالت" * 3000])
    assert gloss.text and gloss.doubt in ("repeats itself", "leaves words untranslated", NOT_MADE)


def test_what_the_reader_can_read_already_stands_as_it_is(glosser, monkeypatch):
    """A quotation in English, an address: a model of Arabic could only spoil them."""
    quotation = 'He wrote: "We keep our word."'
    made = []
    real = PackageTranslator.translate

    def translate(self, sentences, *more):
        made.extend(sentences)
        return real(self, sentences, *more)

    monkeypatch.setattr(PackageTranslator, "translate", translate)
    alone, among = glosser.gloss([quotation, f"{DAM} {quotation}"])
    assert (alone.text, alone.doubt) == (quotation, None)
    assert (among.text, among.doubt) == (f"{DAM_SAID} {quotation}", None)
    assert made == [DAM]


@pytest.mark.parametrize(
    ("text", "holds"),
    [("水库蓄水两亿立方米。", "水库"), ("Плотина построена в этом году.", "Плотина"), ("زلزال هائل", "زلزال")],
    ids=["Chinese", "Russian", "unknown-words"],
)
def test_what_the_package_does_not_know_comes_through_in_bytes_and_is_doubted(glosser, text, holds):
    (gloss,) = glosser.gloss([text])
    assert holds in gloss.text and gloss.doubt == "leaves words untranslated"


def test_letters_that_the_model_breaks_apart_are_doubted(tmp_path):
    """Bytes that are no letter together: models end in the middle of one."""
    (gloss,) = Glosser((put_package(make_real_package(tmp_path / "p", instead={"<0xAD>": "▁of"})),)).gloss(["مليون 中"])
    assert "\ufffd" in gloss.text and gloss.doubt == "has words the package does not know"


def test_a_number_that_is_lost_is_doubted(tmp_path):
    package = put_package(make_real_package(tmp_path / "p", instead={"٤": "▁of"}))
    (gloss,) = Glosser((package,)).gloss([DAM.replace("٢٤٠", "٢٤٥")])
    assert gloss.doubt == "lacks the number ٢٤٥"


def test_a_sentence_beyond_the_positions_of_the_model_costs_nothing(tmp_path):
    """Fewer positions than the pieces at which sentences are cut: as some published models have."""
    glosser = Glosser((put_package(make_real_package(tmp_path / "p", places=64)),))
    clause = DAM.replace(".", "،")
    short, long = glosser.gloss([RAIN, " ".join([clause] * 30)])
    assert short.text == RAIN_SAID
    assert long.text == " ".join([DAM_SAID.replace(".", ",")] * 30) and long.doubt is None
