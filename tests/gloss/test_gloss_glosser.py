"""Routes, the cache, whole texts, doubts of a package that went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_package import ENGLISH_FRENCH, WORDS, make_package, put_package

from compare.errors import Cancelled
from compare.gloss import Gloss, glosser, translator
from compare.gloss.cache import GlossCache, glosses_file
from compare.gloss.glosser import NOT_MADE, Glosser, open_glosser
from compare.gloss.package import Package, installed
from compare.gloss.route import find_route
from compare.gloss.translator import PackageTranslator


def package(pair: str, version: str = "1.0", *, ours: bool = True) -> Package:
    source, target = pair.split("-")
    return Package(Path("-"), source, target, version, "", "", "", ours)


def labels(packages, source="ar", target="en"):
    return [p.label for p in find_route(packages, source, target) or ()]


def test_direct_before_pivot_newest_first_ours_before_theirs():
    both = [package("ar-fr"), package("fr-en"), package("ar-en", "1.9"), package("ar-en", "1.10")]
    assert labels(both) == ["ar-en 1.10"]
    assert labels([*both, package("ar-en", "2.0", ours=False)]) == ["ar-en 1.10"]
    assert labels(both[:2]) == ["ar-fr 1.0", "fr-en 1.0"]
    assert labels([*both[:2], package("ar-de"), package("de-en")]) == ["ar-fr 1.0", "fr-en 1.0"]
    assert labels(both, "ar-EG", "en-GB") == ["ar-en 1.10"]
    assert labels(both, "en", "ar") == labels([], "ar", "en") == labels(both, "en", "en-GB") == []
    assert labels([package("ar-en"), package("en-fr"), package("ar-es"), package("es-fr")], "ar", "fr") == [
        "ar-en 1.0",
        "en-fr 1.0",
    ]


def test_without_a_package_there_is_no_glosser():
    assert open_glosser("ar", "en") is None


def test_texts_of_several_sentences_and_none(toy):
    glosses = open_glosser("ar", "en").gloss(
        ["وصل الوفد إلى العاصمة. قال الوزير إن المدينة هادئة.", " ", "وصل الوفد\nإلى العاصمة.\n\nأغلقت المدارس."]
    )
    assert glosses == [
        Gloss("arrived the delegation to the capital. said the minister that the city is quiet.", "ar-en 1.0"),
        Gloss("", "ar-en 1.0"),
        Gloss("arrived the delegation to the capital. closed the schools.", "ar-en 1.0"),
    ]
    assert not glosses[0].doubtful


def test_through_a_third_language(toy, tmp_path):
    put_package(make_package(tmp_path / "fr.argosmodel", ENGLISH_FRENCH, "en", "fr"))
    two = open_glosser("ar", "fr")
    assert two.label == "ar-en 1.0 + en-fr 1.0"
    assert two.gloss(["وصل الوفد إلى العاصمة."])[0].text == "arrivée la délégation à la capitale."


@pytest.mark.parametrize(
    ("fault", "reason"), [("loop", "repeats itself"), ("copy", "leaves words untranslated"), ("short", "far too short")]
)
def test_a_package_that_goes_wrong_is_doubted(tmp_path, fault, reason):
    put_package(make_package(tmp_path / "p.argosmodel", fault=fault))
    (gloss,) = open_glosser("ar", "en").gloss(["وصل الوفد إلى العاصمة مساء الاثنين، قال الوزير إن المدينة هادئة."])
    assert gloss.doubtful and reason in gloss.doubt


def test_a_gloss_is_made_once(toy, monkeypatch):
    text = "وصل الوفد إلى العاصمة."
    first = open_glosser("ar", "en").gloss([text])
    assert glosses_file().is_file()

    def never(*arguments):
        raise AssertionError("loaded a model for what is known")

    monkeypatch.setattr(glosser, "PackageTranslator", never)
    assert open_glosser("ar", "en").gloss([text, text]) == first * 2
    with pytest.raises(AssertionError):
        open_glosser("ar", "en", cache=False).gloss([text])
    with pytest.raises(AssertionError):
        open_glosser("ar", "en").gloss(["قال الوزير."])


def test_another_package_makes_its_own_glosses(toy, tmp_path):
    text = "وصل الوفد."
    assert open_glosser("ar", "en").gloss([text])[0].text == "arrived the delegation."
    put_package(make_package(tmp_path / "new.argosmodel", WORDS | {"وصل": "came"}))
    assert open_glosser("ar", "en").gloss([text])[0].text == "came the delegation."
    assert [p.version for p in installed()] == ["1.0"]


def test_a_damaged_cache_is_no_error(toy):
    glosses_file().parent.mkdir(parents=True)
    glosses_file().write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    assert open_glosser("ar", "en").gloss(["وصل."])[0].text == "arrived."
    assert GlossCache("x").read(["a"]) == {}
    GlossCache("x").write({"a\ud800": "b"})
    assert GlossCache("x").read(["a\ud800"]) == {"a\ud800": "b"}


def test_what_is_finished_when_the_work_stops_is_in_the_cache(toy, monkeypatch):
    monkeypatch.setattr(translator, "BATCH_PIECES", 1)
    texts = ["وصل الوفد.", "قال الوزير إن المدينة هادئة."]

    def stop(*report):
        raise Cancelled

    with pytest.raises(Cancelled):
        Glosser((toy,)).gloss(texts, stop)
    glosser = Glosser((toy,))
    assert GlossCache(glosser.fingerprint).read(texts) == {texts[0]: "arrived the delegation."}


def test_a_sentence_at_which_the_package_fails_is_left_out_and_told(toy, monkeypatch):
    real = PackageTranslator.translate

    def failing(self, sentences, progress=None, finished=None):
        made = real(self, [text for text in sentences if "الوزير" not in text], progress)
        return [None if "الوزير" in text else made.pop(0) for text in sentences]

    monkeypatch.setattr(PackageTranslator, "translate", failing)
    glosser = Glosser((toy,))
    assert glosser.gloss(["وصل الوفد. قال الوزير.", "قال الوزير.", "وصل الوفد."]) == [
        Gloss("arrived the delegation.", "ar-en 1.0", NOT_MADE),
        Gloss("", "ar-en 1.0", NOT_MADE),
        Gloss("arrived the delegation.", "ar-en 1.0"),
    ]
    # It is tried again the next time: nothing was cached for it.
    monkeypatch.undo()
    assert Glosser((toy,)).gloss(["قال الوزير."])[0].text == "said the minister."


def test_progress_may_stop_the_work(toy):
    seen = []
    Glosser((toy,)).gloss(["وصل الوفد."], lambda *report: seen.append(report))
    assert seen[-1][0] == "glossing" and seen[-1][1] == seen[-1][2]

    def stop(*report):
        raise Cancelled

    with pytest.raises(Cancelled):
        Glosser((toy,), cache=False).gloss(["قال الوزير."], stop)
