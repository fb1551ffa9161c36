"""How a persona looks: a stable choice of face, hair and clothes made from who it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

Hair = Literal["short", "parted", "crop", "bald", "bob", "long", "bun", "ponytail", "curls"]
Top = Literal["shirt", "suit", "polo", "blouse", "cardigan", "hoodie"]


@dataclass(frozen=True, slots=True)
class PortraitLook:
    """Everything about a face that does not change with the mood."""

    sex: Literal["female", "male"]
    age: int
    skin: int
    """Index of the skin tone."""
    hair: Hair
    hair_tint: int
    """Index of the hair colour; grey comes with age."""
    top: Top
    top_tint: int
    """Index of the colour of the clothes."""
    glasses: bool
    beard: bool
    earrings: bool


_WOMEN: Final[tuple[Hair, ...]] = ("bob", "ponytail", "long", "bun", "curls")
_MEN: Final[tuple[Hair, ...]] = ("short", "parted", "crop")
_TOPS: Final[dict[str, tuple[Top, ...]]] = {
    "female": ("blouse", "cardigan", "suit", "polo", "hoodie"),
    "male": ("polo", "shirt", "suit", "hoodie", "cardigan"),
}


def look_for(persona: str, sex: Literal["female", "male"], age: int) -> PortraitLook:
    """The look of a persona, by its id, sex and age: always the same for the same person."""
    lot = hashlib.sha256(persona.encode("utf-8")).digest()
    hair: Hair
    if sex == "female":
        choice = ("bun", "bob", "curls") if age >= 60 else ("bob", "bun", "long", "curls") if age >= 48 else _WOMEN
        hair = choice[lot[7] % len(choice)]
    else:
        hair = ("bald", "short", "parted")[lot[7] % 3] if age >= 60 else _MEN[lot[7] % 3]
    return PortraitLook(
        sex=sex,
        age=age,
        skin=lot[1] % 4,
        hair=hair,
        hair_tint=4 if age >= 66 else 3 if age >= 56 else lot[2] % 3,
        top=_TOPS[sex][lot[3] % 5],
        top_tint=lot[4] % 6,
        glasses=lot[5] % 5 < (4 if age >= 60 else 2 if age >= 45 else 1),
        beard=sex == "male" and age < 60 and lot[6] % 4 == 0,
        earrings=sex == "female" and lot[6] % 2 == 0,
    )


__all__ = ["Hair", "PortraitLook", "Top", "look_for"]
