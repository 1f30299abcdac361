"""The examples in docs/checks are what the program says."""

import re
from pathlib import Path

import pytest
from pairs import findings

from compare.encoding import open_encoder

EXAMPLE = re.compile(r"^> ([^…*]+) / \*([^…*]+)\* → (minor|major|critical)(?:: `(.+)`)?$", re.MULTILINE)
EXAMPLES = [
    (page.stem, *example)
    for page in sorted((Path(__file__).parents[2] / "docs" / "checks").glob("*.md"))
    for example in EXAMPLE.findall(page.read_text(encoding="utf-8"))
]

NEED_VECTORS = {"attribution", "exchange", "modality", "name", "opposite"}


def test_the_pages_have_examples():
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("check", "arabic", "english", "severity", "message"), EXAMPLES)
def test_an_example_is_found_as_the_page_says(check, arabic, english, severity, message):
    encoder = open_encoder() if check in NEED_VECTORS else None
    found = [(f.severity, f.message if message else "") for f in findings(check, (arabic, english), encoder=encoder)]
    assert (severity, message) in found
