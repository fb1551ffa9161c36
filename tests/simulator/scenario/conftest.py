"""A small library that is right in every way, for the tests of reading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WHOLE = HERE / "whole"
LACKING = "𪚥"
"""The one character that the font of these tests has not."""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of the small library that may be spoilt."""
    folder = tmp_path / "library"
    shutil.copytree(WHOLE, folder)
    return folder


@pytest.fixture
def texts() -> dict[str, str]:
    """The files of the small library by their names."""
    return {
        path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(WHOLE.rglob("*.yaml"))
    }


@pytest.fixture
def characters() -> frozenset[str]:
    """Every character of the broken examples but one, as if a font had them."""
    found = {one for path in HERE.rglob("*.yaml") for one in path.read_text(encoding="utf-8")}
    return frozenset(found - {LACKING})
