"""The parts of the review lend the screen their actions."""

from __future__ import annotations

import pytest

from compare.tui.control import actions_of


class Walks:
    def action_go(self, step: int) -> str:
        return f"went {step}"

    def helper(self) -> None:
        raise AssertionError("no action")


class Runs:
    def action_go(self, step: int) -> str:
        return f"ran {step}"


def test_the_actions_of_a_part_are_bound_to_it():
    actions = actions_of(Walks())
    assert list(actions) == ["action_go"] and actions["action_go"](2) == "went 2"


def test_two_parts_that_would_do_the_same_are_a_mistake():
    with pytest.raises(ValueError, match="action_go"):
        actions_of(Walks(), Runs())
