"""A mistake of the program ends the review with one line, unless its terminal was going away anyway."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from compare.errors import UserError
from compare.tui import opening
from compare.tui.driver import HUNG_UP


def run(monkeypatch, tmp_path, status):
    """What `_run` makes of a review that ends with `status` after a mistake."""
    monkeypatch.setattr("compare.review.DecisionStore", nullcontext)
    ended = SimpleNamespace(
        session=SimpleNamespace(switch=nullcontext()), failure=LookupError("no list"), run=lambda: status
    )
    monkeypatch.setattr("compare.tui.app.ReviewApp", lambda *_: ended)
    return opening._run(None, tmp_path / "review.log")


@pytest.mark.parametrize("status", [None, 0])
def test_a_mistake_is_one_line_and_goes_to_the_log(monkeypatch, tmp_path, status):
    with pytest.raises(UserError, match="LookupError: no list"):
        run(monkeypatch, tmp_path, status)
    assert "LookupError" in (tmp_path / "review.log").read_text(encoding="utf-8")


def test_a_terminal_that_is_gone_keeps_its_status_whatever_was_being_drawn(monkeypatch, tmp_path):
    assert run(monkeypatch, tmp_path, HUNG_UP) == HUNG_UP
    assert not (tmp_path / "review.log").exists()
