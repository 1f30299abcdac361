"""The settings file: read if it is there, refused in one line if it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import UserError
from compare.settings import Settings, load_settings


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[checks]\ndisable = ["label"]\n[keys]\n"change.next" = "ctrl+n"\n[review]\ntheme = "light"\n')
    settings = load_settings(path)
    assert settings.disabled_checks == {"label"}
    assert settings.keys == {"change.next": "ctrl+n"}
    assert settings.review == {"theme": "light"}


@pytest.mark.parametrize(
    "content", [b"[checks", b"checks = 1", b'[checks]\ndisable = "label"', b"[keys]\nx = 1", b"\xff\xfe"]
)
def test_a_wrong_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"settings\.toml"):
        load_settings(path)
