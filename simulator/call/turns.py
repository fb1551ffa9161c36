"""Whose turn it is: speech, pauses and silence judged from blocks of sound, told the elapsed time.

The rules:

- Speech over the customer's line ducks the voice at once. What lasts (0.4 s of voiced sound, or more when the words
  are only a token of listening, or no more than a hum) interrupts it; else the voice swells back. Speech over the very
  end of a line is judged by the same measure after it: it becomes the trainee's turn, or it was nothing.
- Over the customer only what is about as loud as the trainee's own turns counts: the rest is the customer's voice that
  leaks from a loudspeaker into the microphone.
- The trainee's turn ends after a pause. The pause is short when an awaited act is complete, a little longer after a
  whole sentence, long after a filler, in a run of digits or in a hanging clause, and of more than a breath where the
  words say nothing.
- A customer who cuts in ends the turn after the seconds that the call tells. What the trainee says on is not heard, but
  whoever talks on for 1.2 s once the customer has begun interrupts it in turn.
- Speech within 0.7 s after the end of a turn was decided, or before the customer can be heard, re-opens the turn, also
  where a short answer is over by then; so does the key "I am not finished" while the customer has not answered to the
  end.
- Silence while the trainee has the floor is reported at the seconds that the call asks for. Typing holds the floor for
  a while after the last key. A hold has a clock of its own, and no sound stops it.
- With push-to-talk the key alone begins and ends a turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from simulator.call.decisions import (
    CutIn,
    Decision,
    Duck,
    Hint,
    Interrupted,
    Nothing,
    Overlapped,
    Reopened,
    SilenceLasted,
    SpeechBegan,
    SwellBack,
    TurnEnded,
)  # fmt: skip
from simulator.call.ports import SoundBlock
from simulator.call.voicing import Voicing
from simulator.settings import TurnSettings

HEARD_LATE: Final = 0.1
"""A detector of speech hears the voice, not the breath, hiss or stop that it begins with, seconds."""
_Floor = Literal["nobody", "customer", "trainee"]


class Turns:
    """Turn-taking of one call. Every method is told the time, seconds of the call's clock, and never asks for it."""

    def __init__(self, settings: TurnSettings | None = None, *, push_to_talk: bool = False) -> None:
        self.settings = settings or TurnSettings()
        self.push_to_talk = push_to_talk
        self.floor: _Floor = "nobody"
        self.open = False
        """Whether a turn of the trainee is being spoken."""
        self._over = False  # speech that began over the customer, not yet judged
        self._from = 0.0
        self._voicing = Voicing(self.settings)
        self._last_voiced = 0.0
        self._hint: Hint = "plain"
        self._heard = False  # whether speech over the customer has lasted long enough to be recognised
        self._ended_at: float | None = None  # a turn whose answer the customer has not given yet
        self._joins_until: float | None = None  # speech that began by then still goes on with the turn before
        self._quiet_since = 0.0
        self._silences: tuple[float, ...] = ()
        self._longest: float | None = None  # seconds of a turn after which the customer cuts in
        self._cutting = False  # it does, and the trainee has not given way yet
        self._hold_ends: tuple[float, float] | None = None  # when a hold has lasted too long, and how long that is

    # --- what the call tells

    def customer_due(self) -> None:
        """A line will be heard as soon as it is rendered: the trainee's silence does not count meanwhile."""
        self._silences = ()

    def customer_begins(self, at: float) -> tuple[Decision, ...]:
        """A line can be heard from now on; whoever is speaking already speaks over it."""
        self._silences = ()
        if self.open and (self.push_to_talk or self.settings.half_duplex):
            return (Interrupted(at, 0.0),)
        self.floor = "customer"
        if not (self.open or self._over):
            return self._has_cut_in(at, 0.0, kept=True) if self._cutting else ()
        self._heard = self._heard or self.open
        self.open, self._over = False, True
        if self._cutting:
            self._from = at
            self._voicing.forget()
            return ()
        return (Duck(at),)

    def customer_ends(self, at: float) -> tuple[Decision, ...]:
        """The line has sounded to its end."""
        self.floor = "nobody"
        if self._cutting:
            return self._has_cut_in(at, at - self._from, kept=False)
        if self._over and not self._heard:
            self._over = False
            return (SwellBack(at, 0.0),)
        return (Overlapped(at, at - self._from),) if self._over else ()

    def customer_stopped(self) -> None:
        """The line was stopped by the call."""
        self.floor, self._cutting = "nobody", False

    def listen(self, at: float, silences: Iterable[float], cut_in: float | None = None) -> None:
        """The trainee has the floor; silence is to be reported after these seconds.

        A turn of `cut_in` seconds is over because the customer cuts in; None: it may be long.
        """
        self._longest, self._cutting = cut_in, False
        self.floor = "trainee"
        self._silences = tuple(silences)
        self._quiet_since = at
        self._joins_until = None if self._ended_at is None else self._ended_at + self.settings.reopen + HEARD_LATE
        self._ended_at = None

    def hold(self, at: float, patience: float) -> None:
        """The caller is put on hold; to be reported after `patience` seconds."""
        self._hold_ends = (at + patience, patience)

    def resume(self) -> None:
        """The caller is back, or gone."""
        self._hold_ends = None

    def deaf(self) -> None:
        """Microphone or recogniser is lost: what was being said does not count."""
        self.open = self._over = False
        self._voicing.forget()

    def rest(self) -> None:
        """Nobody is listened to: the line is closed."""
        self.floor = "nobody"
        self.open = self._over = self._cutting = False
        self._silences = ()
        self._ended_at = self._joins_until = self._hold_ends = None

    def typing(self, at: float, empty: bool) -> None:
        """The reply field changed: words in it hold the floor for a while."""
        self.busy(at if empty else at + self.settings.typing)

    def busy(self, until: float) -> None:
        """The trainee is at it until then: silence counts from there."""
        self._quiet_since = until

    def hint(self, hint: Hint) -> None:
        """What the words so far say of the turn."""
        self._hint = hint

    def talk_key(self, at: float, down: bool) -> tuple[Decision, ...]:
        """The push-to-talk key went down or up."""
        if down and not self.open:
            return (*self._cut_in(at), self._begin(at, at))
        if not down and self.open:
            return (self._end(at, at),)
        return ()

    def not_finished(self, at: float) -> tuple[Decision, ...]:
        """The trainee presses "I am not finished": the turn that was ended is open again."""
        return () if self._ended_at is None else (self._reopen(at, at),)

    @property
    def sounding(self) -> bool:
        """Whether the trainee is in the middle of a word, be it over the customer, or holds the talk key."""
        return (self.open or self._over) and (self.push_to_talk or self._voicing.run > 0.0)

    def settle(self, at: float) -> tuple[Decision, ...]:
        """The hands do what comes after the words: a turn is over at once, and what is said from now on is another."""
        ended = (self._end(at, at if self.push_to_talk else self._last_voiced),) if self.open else ()
        self._ended_at = self._joins_until = None
        return ended

    # --- sound

    def block(self, block: SoundBlock) -> tuple[Decision, ...]:
        """Judge one block of the microphone."""
        if self.push_to_talk or (self.floor == "customer" and self.settings.half_duplex):
            return ()
        over = self.floor == "customer" or self._over
        voiced = self._voicing.hear(block, own=self.open and not over, over=over)
        if self._voicing.sounding:
            self._last_voiced = block.at
        if voiced:
            self._quiet_since = max(self._quiet_since, block.at)
        if self.floor == "customer":
            return self._over_the_customer(block.at, voiced)
        if self._over:
            return self._after_the_line(block.at)
        if self.open:
            return self._in_a_turn(block.at)
        if voiced and self._voicing.run >= (self.settings.onset if self._ended_at is None else self.settings.go_on):
            began = block.at - self._voicing.run - self._voicing.dip
            joins = self._ended_at is not None or (self._joins_until is not None and began <= self._joins_until)
            return (self._reopen(block.at, began) if joins else self._begin(block.at, began),)
        return ()

    def _over_the_customer(self, at: float, voiced: bool) -> tuple[Decision, ...]:
        now = self.settings
        if not self._over:
            if not voiced or self._voicing.run < now.duck:
                return ()
            began = at - self._voicing.run
            if self._ended_at is not None and began - HEARD_LATE - self._ended_at <= now.reopen:
                return (self._reopen(at, began),)
            self._over, self._from, self._hint, self._heard = True, began, "plain", False
            return (Duck(at),)
        if not self._heard:
            return self._over_briefly(at)
        if self._lasts():
            self._over, self.open, self.floor, self._cutting = False, True, "trainee", False
            return (Interrupted(at, at - self._from),)
        if self._voicing.run == 0.0:
            self._over = False
            if self._cutting:
                return self._has_cut_in(at, max(0.0, self._last_voiced - self._from), kept=True)
            return (SwellBack(at, self._last_voiced - self._from),)
        return ()

    def _has_cut_in(self, at: float, seconds: float, *, kept: bool) -> tuple[Decision, ...]:
        self._cutting = False
        return (CutIn(at, seconds, kept),)

    def _over_briefly(self, at: float) -> tuple[Decision, ...]:
        if self._voicing.run >= self.settings.onset:
            self._heard = True
            return (SpeechBegan(at, self._from),)
        if self._voicing.run == 0.0:
            self._over = False
            return (SwellBack(at, 0.0),)
        return ()

    def _lasts(self) -> bool:
        """Whether speech over the customer is more than a token or a cough; who only hums listens."""
        token = self._cutting or self._hint == "token" or self._voicing.spoken < self.settings.onset
        return self._voicing.run >= (self.settings.token if token else self.settings.barge_in)

    def _after_the_line(self, at: float) -> tuple[Decision, ...]:
        if not self._heard:
            return self._over_briefly(at)
        if self._lasts():
            self._over, self.open = False, True
        elif self._voicing.run == 0.0:
            self._over = False
            return (Nothing(at),)
        return ()

    def _in_a_turn(self, at: float) -> tuple[Decision, ...]:
        now = self.settings
        pause = {"complete": now.quick, "settled": now.settled, "open": now.patient}.get(self._hint, now.normal)
        if at - self._from >= min(now.longest, self._longest or now.longest):
            ended = self._end(at, self._last_voiced)
            self._cutting = self._longest is not None and self._longest < now.longest
            self._ended_at = None  # whoever talks on begins a new turn, else no turn would ever end
            return (ended,)
        silent = at - self._last_voiced
        over = silent >= pause and not (self._voicing.stirring and silent < pause + HEARD_LATE)
        return (self._end(at, self._last_voiced),) if over else ()

    def _begin(self, at: float, from_: float) -> SpeechBegan:
        self.open, self._from, self._hint, self._last_voiced, self._joins_until = True, from_, "plain", at, None
        return SpeechBegan(at, from_)

    def _end(self, at: float, until: float) -> TurnEnded:
        self.open, self._ended_at, self._cutting, self.floor = False, at, False, "nobody"
        self._voicing.forget()
        return TurnEnded(at, self._from, until)

    def _reopen(self, at: float, from_: float) -> Reopened:
        self.open, self._over, self._ended_at, self._joins_until, self._hint = True, False, None, None, "plain"
        self._from, self._last_voiced, self.floor = from_, at, "trainee"
        return Reopened(at, from_)

    def _cut_in(self, at: float) -> tuple[Decision, ...]:
        if self.floor != "customer":
            return ()
        self.floor = "nobody"
        return (Interrupted(at, 0.0),)

    # --- silence

    def next_silence(self) -> float | None:
        """When the next silence is due, or the patience on hold is over; None while nothing is waited for."""
        if self._hold_ends is not None:
            return self._hold_ends[0]
        if self.floor != "trainee" or self.open or self._over or not self._silences:
            return None
        return self._quiet_since + self._silences[0]

    def tick(self, at: float) -> tuple[Decision, ...]:
        """Report silence that is due."""
        due = self.next_silence()
        if due is None or at < due:
            return ()
        if self._hold_ends is not None:
            seconds, self._hold_ends = self._hold_ends[1], None
            return (SilenceLasted(due, seconds),)
        seconds, *later = self._silences
        self._silences = tuple(later)
        return (SilenceLasted(due, seconds),)


__all__ = ["Turns"]
