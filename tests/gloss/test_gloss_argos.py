"""The same package in argostranslate itself: it reads our folder and says the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from toy_package import make_package

from compare.gloss.glosser import open_glosser
from compare.gloss.install import install_file
from compare.gloss.package import our_folder

CODE = """
import socket, sys
def refuse(*arguments, **options): raise OSError("no network in this test")
socket.create_connection = refuse
import argostranslate.translate as t
way = t.get_translation_from_codes("ar", "en")
class Whole:
    def split_sentences(self, text): return [text]
way.underlying.sentencizer = Whole()
print(way.translate(sys.argv[1]))
"""


@pytest.mark.slow
def test_argostranslate_uses_our_folder_and_says_what_we_say(tmp_path):
    install_file(make_package(tmp_path / "toy.argosmodel", splitter="stanza"))
    text = "وصل الوفد إلى العاصمة مساء الاثنين."
    names = {f"XDG_{kind}_HOME": str(tmp_path / "xdg") for kind in ("DATA", "CONFIG", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", CODE, text],
        env=os.environ | names | {"ARGOS_PACKAGES_DIR": str(our_folder())},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    (ours,) = open_glosser("ar", "en").gloss([text])
    assert done.stdout.strip() == ours.text == "arrived the delegation to the capital on the evening of Monday."
