"""Settings by name: what stands there, and the settings with another value; limits and units of numbers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from simulator.settings import Settings

YES: Final = "yes"
NO: Final = "no"


def value_of(settings: Settings, key: str) -> Any:
    """The value of a setting, as `turns.quick`."""
    found: Any = settings
    for name in key.split("."):
        found = getattr(found, name)
    return found


def with_value(settings: Settings, key: str, value: str | float) -> Settings:
    """The settings with another value: yes or no, a number, a text; an empty text stands for none where none may be."""
    changed: Settings = _with(settings, key.split("."), value)
    return changed


def _with(part: Any, names: list[str], value: str | float) -> Any:
    first, *rest = names
    if rest:
        return replace(part, **{first: _with(getattr(part, first), rest, value)})
    default = next(item.default for item in fields(part) if item.name == first)
    return replace(part, **{first: _fitting(default, value)})


def _fitting(default: Any, value: str | float) -> Any:
    """A value of the kind that the default is of."""
    if isinstance(default, bool):
        return value == YES
    if isinstance(default, float):
        return float(value)
    return value or None if default is None else value


def limits_of(settings: Settings, key: str) -> tuple[float, float]:
    """The least and the greatest value of a number."""
    *path, last = key.split(".")
    part: Any = settings
    for name in path:
        part = getattr(part, name)
    assert is_dataclass(part)
    least, most = next(item for item in fields(part) if item.name == last).metadata["limits"]
    return float(least), float(most)


def neighbours(value: float, limits: tuple[float, float], step: float) -> tuple[float | None, float | None]:
    """The next smaller and the next greater value on a grid of steps, within limits; None at an end."""
    least, most = limits
    place = value / step
    below = round((-(-place // 1) - 1) * step, 6)
    above = round((place // 1 + 1) * step, 6)
    if abs(place - round(place)) < 1e-6:
        below, above = round((round(place) - 1) * step, 6), round((round(place) + 1) * step, 6)
    less = max(below, least) if value > least + 1e-9 else None
    more = min(above, most) if value < most - 1e-9 else None
    return less, more


def yes_or_no(value: bool) -> str:
    """A truth as the screens name it."""
    return YES if value else NO


__all__ = ["NO", "YES", "limits_of", "neighbours", "value_of", "with_value", "yes_or_no"]
