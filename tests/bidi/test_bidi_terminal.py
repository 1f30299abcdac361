"""Which terminal gets which plan."""

from __future__ import annotations

import pytest

from compare.bidi.layout import MODES
from compare.bidi.terminal import EXPLICIT, IMPLICIT, SAMPLE, Plan, decide, plan, samples, with_mode
from compare.errors import UserError

DA1 = "\x1b[?62;22c"
VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006"}


def short(found: Plan) -> tuple[str, str, str, str]:
    return found.name, found.mode, found.enter, found.leave


@pytest.mark.parametrize(
    ("environ", "answer", "expected"),
    [
        ({"TERM": "xterm-256color"}, "\x1b[8;0$y" + DA1, ("xterm-256color", "app", "", "")),
        ({"TERM": "xterm-256color"}, "", ("xterm-256color", "app", "", "")),
        ({}, "", ("unknown", "app", "", "")),
        # Over ssh VTE shows no variable, but it answers.
        ({"TERM": "xterm-256color"}, "\x1b[8;1$y" + DA1, ("xterm-256color", "app", EXPLICIT, IMPLICIT)),
        (VTE, "\x1b[8;1$y" + DA1, ("vte", "app", EXPLICIT, IMPLICIT)),
        (VTE, "", ("vte", "app", EXPLICIT, IMPLICIT)),
        ({**VTE, "VTE_VERSION": "5202"}, "", ("xterm-256color", "app", "", "")),
        ({**VTE, "VTE_VERSION": "?"}, "", ("xterm-256color", "app", "", "")),
        # Somebody turned it off already: it must be off afterwards, too.
        (VTE, "\x1b[8;2$y" + DA1, ("vte", "app", "", "")),
        (VTE, "\x1b[8;3$y" + DA1, ("vte", "isolate", "", "")),
        (VTE, "\x1b[8;4$y" + DA1, ("vte", "app", "", "")),
        ({"TERM": "xterm", "TERM_PROGRAM": "mintty"}, "\x1b[8;1$y", ("mintty", "app", EXPLICIT, IMPLICIT)),
        # tmux inherits the variables of the terminal that it was started in.
        ({**VTE, "TMUX": "/x,1,0", "TERM": "screen-256color"}, "", ("tmux", "override", "", "")),
        ({"TERM": "tmux-256color"}, "", ("tmux", "override", "", "")),
        ({"TERM": "screen.xterm"}, "", ("screen", "override", "", "")),
        (
            {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"},
            DA1,
            ("konsole", "app", "\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07"),
        ),
        (
            {"TERM": "mlterm-256color"},
            DA1,
            ("mlterm", "app", "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
        ),
        ({"TERM": "xterm-kitty"}, DA1, ("kitty", "words", "", "")),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, DA1, ("Apple_Terminal", "isolate", "", "")),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, DA1, ("vscode", "app", "", "")),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, DA1, ("Windows Terminal", "app", "", "")),
        ({**VTE, "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, "", ("browser", "app", "", "")),
    ],
)
def test_plan_by_environment_and_answer(environ, answer, expected) -> None:
    assert short(plan(environ, answer)) == expected


def test_terminals_that_need_a_hand_say_so() -> None:
    assert "force_ltr" in str(plan({"TERM": "xterm-kitty"}).hint)
    assert "PuTTY" in str(plan({"TERM": "putty-256color"}).hint)
    assert "Linux console" in str(plan({"TERM": "linux"}).hint)
    assert plan(VTE).hint is None


def test_the_switch_is_used_only_by_modes_in_which_the_terminal_must_rest() -> None:
    found = plan(VTE)
    assert {mode: with_mode(found, mode).enter for mode in MODES} == {
        "app": EXPLICIT,
        "override": "",
        "isolate": "",
        "terminal": "",
        "words": EXPLICIT,
        "off": EXPLICIT,
    }
    assert with_mode(with_mode(found, "terminal"), "app") == found


def test_order_of_choices() -> None:
    kept = {"vte": "isolate"}
    assert decide(None, VTE).mode == "app"
    assert decide(None, VTE, "", kept).mode == "isolate"
    assert decide("auto", {**VTE, "MUQABALA_BIDI": "terminal"}, "", kept).mode == "terminal"
    assert decide("off", {**VTE, "MUQABALA_BIDI": "terminal"}, "", kept).mode == "off"
    assert decide(None, {"TERM": "xterm"}, "", kept).mode == "app"
    assert decide(None, VTE, "", {"vte": "nonsense"}).mode == "app"


def test_an_unknown_mode_is_told() -> None:
    with pytest.raises(UserError, match=r"--bidi: no bidi mode is called 'rtl'; choose one of auto, app"):
        decide("rtl", VTE)
    with pytest.raises(UserError, match="MUQABALA_BIDI: no bidi mode"):
        decide(None, {"MUQABALA_BIDI": "yes"})


def test_samples_hold_the_sentence_in_every_mode() -> None:
    found = dict(samples(200))
    assert list(found) == list(MODES)
    assert found["terminal"][0].text == SAMPLE
    # What the signs of a right reading say, of the mode in which nothing else reorders.
    line = found["app"][0].text
    assert line.startswith(".")
    assert line.index("1.5") < line.index("(Siemens AG)")
