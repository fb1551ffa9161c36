"""View-state of the running call. `CallPage` changes with the events, `LiveView` with every frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.record.events import Feeling
from simulator.screen.portrait_look import PortraitLook
from simulator.screen.views import Notice

Speaker = Literal["customer", "trainee", "colleague", "event"]
PresenceShown = Literal["unknown", "ready", "busy", "offline", "resigned"]
MoodBand = Literal["bad", "middle", "good"]
Floor = Literal["customer", "trainee", "nobody"]


@dataclass(frozen=True, slots=True)
class CaptionView:
    """Words of one party, or a short line on what happened."""

    speaker: Speaker
    name: str
    text: str
    at: str
    """Time of the call, m:ss."""
    turn: int | None = None
    """Number of the trainee's turn, where its words can be corrected."""
    mark: str = ""
    """A remark on the words: typed, cut off, not understood."""
    sounding: bool = False
    """Is being spoken now."""


@dataclass(frozen=True, slots=True)
class ColleagueView:
    """A line of the directory."""

    id: str
    name: str
    kind: str
    presence: PresenceShown
    state: str
    """Presence in words, `not checked yet` included."""
    talking: bool = False
    """On the internal line now."""


@dataclass(frozen=True, slots=True)
class IdentityView:
    """One item of the identity check."""

    item: str
    label: str
    state: Literal["open", "match", "mismatch"]
    word: str
    """The state in words."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of the customer card or of the knowledge base."""

    id: str
    title: str
    text: str
    open: bool
    """Has been opened: the text may be shown."""


@dataclass(frozen=True, slots=True)
class PromiseView:
    """Something that the trainee promised."""

    text: str
    detail: str
    booked: bool


@dataclass(frozen=True, slots=True)
class OwnerView:
    """Somebody who may own a call-back."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class GrowingDimension:
    """A dimension of the scorecard so far."""

    title: str
    points: str
    share: float | None
    """0 to 1; None: nothing was judged yet."""


@dataclass(frozen=True, slots=True)
class GrowingView:
    """The scorecard beside a call that is heard."""

    total: int
    dimensions: tuple[GrowingDimension, ...]
    met: tuple[str, ...]
    """What was achieved, in words, the newest first."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """What helps beside the call. What is empty is not shown."""

    title: str = ""
    """What the sentence is, in a few words."""
    text: str = ""
    """A model sentence."""
    missed: tuple[tuple[int, int], ...] = ()
    """Spans of it, in code points, that were not said."""
    remark: str = ""
    """How it was said, or what is being waited for."""
    good: bool = False
    """The remark is praise."""
    before: str = ""
    """What is to be done at the desk before it is said."""
    reasons: tuple[str, ...] = ()
    """What it is good for: the rules that it helps to meet."""
    marks: tuple[str, ...] = ()
    """What was achieved just now."""
    hint: str = ""
    """What stands on the key for a hint."""
    fact: str = ""
    """What the caller told last, as the key takes it into the notes."""
    hear: bool = False
    """The sentence can be heard."""
    leave_out: bool = False
    """The sentence can be left to the robot."""
    growing: GrowingView | None = None


@dataclass(frozen=True, slots=True)
class CallPage:
    """What stands on the call's screen until the next event."""

    title: str
    caller: str
    """How the caller is known so far."""
    number: str
    portrait: PortraitLook
    feeling: Feeling
    mood: float
    """-5 furious … +5 delighted."""
    mood_band: MoodBand
    mood_word: str
    captions: tuple[CaptionView, ...]
    colleagues: tuple[ColleagueView, ...]
    identity: tuple[IdentityView, ...]
    identity_sentence: str
    verified: bool
    card: tuple[tuple[str, str], ...]
    """Lines of the customer card: label and text; empty until the identity was checked."""
    pages: tuple[PageView, ...]
    notes: tuple[str, ...]
    promises: tuple[PromiseView, ...]
    owners: tuple[OwnerView, ...]
    held: bool
    muted: bool
    consulting: str
    """Id of the colleague on the internal line; empty: nobody."""
    addressed: str
    """Whom the next words reach, in words."""
    cut: bool
    """The line broke and may be rung back."""
    ended: bool
    parting: bool
    """Hanging up harms nobody: the caller has taken leave, or the line is dead."""
    typed: bool
    """Answers are typed: no level meter."""
    push_to_talk: bool
    notice: Notice | None = None
    watching: bool = False
    """A robot takes the call: there is nothing to do but to listen."""
    writable: bool = True
    """Answers may be typed; else only spoken."""
    captions_on: bool = True
    """The others' words are shown."""
    captions_free: bool = True
    """They can be shown or hidden."""
    guide: GuideView | None = None


@dataclass(frozen=True, slots=True)
class LiveView:
    """What changes from frame to frame."""

    clock: str = "0:00"
    """Time of the call, m:ss."""
    level: float = 0.0
    """Loudness of the own voice, 0 to 1."""
    speech: bool = False
    """The sound is speech."""
    floor: Floor = "nobody"
    floor_word: str = ""
    partial: str = ""
    """What the recogniser reads so far."""
    ear_word: str = ""
    """State of microphone and recogniser, in a few words."""
    ear_works: bool = True
    voice_level: float = 0.0
    """Loudness of the customer's voice, 0 to 1."""
    speaking: bool = False
    """The customer's voice sounds: the portrait's mouth moves."""


@dataclass(frozen=True, slots=True)
class CallView:
    """The call's screen."""

    page: CallPage
    live: LiveView


__all__ = [
    "CallPage", "CallView", "CaptionView", "ColleagueView", "Floor", "GrowingDimension", "GrowingView", "GuideView",
    "IdentityView", "LiveView", "MoodBand", "OwnerView", "PageView", "PresenceShown", "PromiseView", "Speaker",
]  # fmt: skip
