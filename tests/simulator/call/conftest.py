"""Calls that several tests begin from: answered, and opened with a welcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calls import OPENING, TypedCall, casting_of

DATA = Path(__file__).parent / "data"
OPENING_EN = "Good morning, Serene Life, this is Lily, how may I help you?"


@pytest.fixture
def letter() -> TypedCall:
    call = TypedCall(casting_of(DATA / "lost-letter"))
    call.answer()
    call.say(OPENING)
    return call


@pytest.fixture
def charge() -> TypedCall:
    call = TypedCall(casting_of(DATA / "stray-charge"))
    call.answer()
    call.say(OPENING_EN)
    return call
