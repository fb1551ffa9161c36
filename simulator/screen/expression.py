"""What a face shows: numbers for brows, eyes, mouth and bearing, made from feeling and mood, and how they move."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from scoring.record.events import Feeling
from simulator.screen.theme import Colour, mix


@dataclass(frozen=True, slots=True)
class Expression:
    """All distances in hundredths of the portrait's width, so that 1 is a visible step."""

    brow_inner: float = 0.0
    """Inner ends of the brows, upward positive."""
    brow_outer: float = 0.0
    brow_skew: float = 0.0
    """One brow higher than the other."""
    eye_open: float = 1.0
    """1 open, 0 closed."""
    lid_slant: float = 0.0
    """Upper lids fall towards the nose (positive, stern) or outwards (negative, sad)."""
    smile: float = 0.0
    """Corners of the mouth, -1 down to 1 up."""
    mouth_open: float = 0.0
    mouth_width: float = 1.0
    mouth_skew: float = 0.0
    blush: float = 0.0
    flush: float = 0.0
    """Redness of anger."""
    tilt: float = 0.0
    """Head turned in its plane, degrees."""
    drop: float = 0.0
    """Head lowered."""
    warmth: float = 0.0
    """Ground of the portrait: -1 tense, 1 friendly."""


FACES: Final[Mapping[Feeling, Expression]] = {
    "neutral": Expression(smile=0.12),
    "happy": Expression(
        brow_inner=1.2, brow_outer=1.6, eye_open=0.74, smile=1.0, mouth_open=0.34, mouth_width=1.14, blush=0.8,
        tilt=-2.0, warmth=0.6,
    ),
    "worried": Expression(
        brow_inner=3.4, brow_outer=-1.4, eye_open=1.08, lid_slant=-0.8, smile=-0.42, mouth_width=0.8, tilt=2.2,
        drop=0.6, warmth=-0.2,
    ),
    "angry": Expression(
        brow_inner=-3.2, brow_outer=2.4, eye_open=0.78, lid_slant=2.2, smile=-0.8, mouth_open=0.12, mouth_width=0.94,
        flush=0.9, drop=1.4, warmth=-0.8,
    ),
    "sad": Expression(
        brow_inner=4.2, brow_outer=-2.6, eye_open=0.56, lid_slant=-2.0, smile=-0.9, mouth_width=0.82, tilt=-3.4,
        drop=3.2, warmth=-0.3,
    ),
    "impatient": Expression(
        brow_inner=-1.4, brow_outer=0.8, brow_skew=2.4, eye_open=0.62, lid_slant=0.8, smile=-0.3, mouth_width=0.86,
        mouth_skew=1.6, flush=0.25, tilt=3.2, warmth=-0.5,
    ),
}  # fmt: skip
"""One face for each feeling that a line may carry."""


def face_for(feeling: Feeling, mood: float) -> Expression:
    """The face of a feeling, harder or softer by the mood (-5 furious … +5 delighted)."""
    face = FACES[feeling]
    share = max(-1.0, min(1.0, mood / 5))
    fury = max(0.0, -share) if feeling == "angry" else 0.0
    return Expression(
        brow_inner=face.brow_inner + 0.6 * share - 1.4 * fury,
        brow_outer=face.brow_outer,
        brow_skew=face.brow_skew,
        eye_open=face.eye_open,
        lid_slant=face.lid_slant - 0.6 * share,
        smile=max(-1.0, min(1.0, face.smile + 0.45 * share)),
        mouth_open=face.mouth_open + 0.26 * fury,
        mouth_width=face.mouth_width,
        mouth_skew=face.mouth_skew,
        blush=max(0.0, face.blush + 0.3 * share),
        flush=max(0.0, min(1.0, face.flush - 0.5 * share)),
        tilt=face.tilt,
        drop=face.drop,
        warmth=max(-1.0, min(1.0, face.warmth + 0.6 * share)),
    )


def blend(one: Expression, other: Expression, share: float) -> Expression:
    """An expression between two: share 0 is the first, 1 the second."""
    return Expression(**{
        item.name: getattr(one, item.name) + (getattr(other, item.name) - getattr(one, item.name)) * share
        for item in fields(Expression)
    })  # fmt: skip


def stepped(face: Expression, steps: int = 12) -> Expression:
    """Numbers rounded to a grid, so that drawn faces can be kept and found again."""
    return Expression(**{item.name: round(getattr(face, item.name) * steps) / steps for item in fields(Expression)})


def near(one: Expression, other: Expression, within: float = 0.04) -> bool:
    """Whether two expressions look alike."""
    return all(abs(getattr(one, item.name) - getattr(other, item.name)) <= within for item in fields(Expression))


def talking(seconds: float) -> float:
    """How far the mouth opens while its owner speaks, 0 to 1 in five steps; an even murmur, not lip reading."""
    wave = 0.5 + 0.3 * math.sin(seconds * 13.1) + 0.25 * math.sin(seconds * 21.7 + 1.0)
    return round(max(0.0, min(1.0, wave)) * 4) / 4


def ground(warmth: float) -> Colour:
    """Ground of the portrait for a warmth of -1 to 1."""
    calm, tense, kind = (214, 230, 236), (246, 212, 205), (214, 238, 219)
    return mix(calm, tense, min(1.0, -warmth)) if warmth < 0 else mix(calm, kind, min(1.0, warmth))


__all__ = ["FACES", "Expression", "blend", "face_for", "ground", "near", "stepped", "talking"]
