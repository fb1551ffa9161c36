"""One call on a virtual clock: the trainee's side in words, the customer's side by the conductor itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, DeskAction, DeskUsed, Event, Header, Noted, Reference, TraineeSaid
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.ports import (
    CompleteRecord,
    LiftReceiver,
    Murmur,
    PutDown,
    TakeNote,
    TypedReply,
    UseDesk,
)
from simulator.call.understanding import Detector
from simulator.scenario.casting import fill
from simulator.scenario.model import Casting
from simulator.scenario.wording import spoken_seconds

REACTION: Final = 0.6
"""Seconds from the customer's last sound to the trainee's first (people answer within 0.2 to 1 s)."""
CONTROL: Final = 1.0
"""Seconds to use a control of the desk."""
LEAST_SPEECH: Final = 0.5
"""Shortest utterance, seconds."""
MURMUR_PLACE: Final = 0.5
"""Where in the customer's line a token of listening falls."""
MILLISECONDS: Final = 3
"""Times are kept to the millisecond, as the record writes them."""
MOST_STEPS: Final = 20_000
"""Bound of one wait: a call that goes in circles ends here."""
STARTED: Final = "2026-01-05T09:00:00+08:00"
"""Wall clock of every rehearsed call; nothing depends on it."""


class _NoFile:
    """A recorder that keeps nothing: the conductor's own list of events is the record."""

    def write(self, event: Header | Event) -> None:
        """Nothing is written."""

    def close(self) -> None:
        """Nothing is open."""


class Stage:
    """A call in which everything lasts as long as it would take, and no time passes outside."""

    def __init__(self, conductor: Conductor) -> None:
        """A stage around a call that has not rung yet; the telephone begins to ring."""
        self.casting = conductor.casting
        self.conductor = conductor
        self.now = 0.0
        """Seconds since the first ring."""
        self.conductor.start()

    @classmethod
    def of(cls, casting: Casting, detector: Detector, standard: Reference, name: str) -> Stage:
        """A rehearsal that leaves nothing on disk."""
        header = header_of(
            casting,
            call=f"{casting.scenario.id}:{name}:{casting.seed}",
            standard=standard,
            detector=detector.version,
            trainee=name,
            mode="rehearse",
            engines={},
            started=STARTED,
        )
        return cls(Conductor(casting, header, detector, _NoFile()))

    # --- what can be seen

    @property
    def over(self) -> bool:
        """Whether the line is closed."""
        return self.conductor.over

    @property
    def cut(self) -> bool:
        """Whether the line is broken and nobody has rung back yet."""
        return self.conductor.session.state.phase == "cut"

    @property
    def turn(self) -> int:
        """Number of the trainee's last turn."""
        return self.conductor.session.state.turn

    @property
    def beat(self) -> str | None:
        """Where the customer stands."""
        return self.conductor.session.state.beat

    @property
    def mood(self) -> float:
        """The customer's mood."""
        return self.conductor.session.state.mood

    @property
    def end(self) -> str | None:
        """The end that was reached."""
        return self.conductor.session.state.end

    def heard(self) -> tuple[CustomerSaid, ...]:
        """What the customer said since the trainee's last turn."""
        said: list[CustomerSaid] = []
        for event in reversed(self.conductor.events):
            if isinstance(event, TraineeSaid):
                break
            if isinstance(event, CustomerSaid):
                said.append(event)
        return tuple(reversed(said))

    def record(self) -> Record:
        """The call so far."""
        return Record(self.conductor.header, tuple(self.conductor.events))

    # --- time

    def run(self, until: float) -> None:
        """Let time pass; everything that falls due happens at its own moment."""
        for _ in range(MOST_STEPS):
            due = self.conductor.next_due()
            if due is None or due > until or self.over:
                break
            self.now = max(self.now, due)
            self.conductor.step(self.now)
        self.now = max(self.now, until)
        self.conductor.step(self.now)

    def settle(self) -> None:
        """Wait until nobody speaks."""
        state = self.conductor.session.state
        for _ in range(MOST_STEPS):
            due = self.conductor.next_due()
            state = self.conductor.session.state
            if not state.queue or due is None or self.over:
                return
            self.now = max(self.now, due)
            self.conductor.step(self.now)

    # --- what the trainee does

    def lift(self, at: float) -> None:
        """Answer, seconds after the first ring."""
        self.run(at)
        self.conductor.put(LiftReceiver(self.now))
        self.conductor.step(self.now)

    def say(self, text: str) -> None:
        """Speak, once the others are silent. Slots are filled as spoken."""
        self.settle()
        words = fill(text, self.casting.spoken)
        began = round(self.now + REACTION, MILLISECONDS)
        self.run(began)
        until = round(began + self.seconds(words), MILLISECONDS)
        self.conductor.put(TypedReply(until, words, began, spoken=True))
        self.run(until)

    def seconds(self, words: str) -> float:
        """How long the trainee takes to say something."""
        return max(LEAST_SPEECH, spoken_seconds(words, self.casting.scenario.language))

    def murmur(self, text: str) -> bool:
        """A token of listening in the middle of the line that is sounding; False where nobody speaks."""
        state = self.conductor.session.state
        while len(state.queue) > 1:
            self.run(self.conductor.next_due() or self.now)
            state = self.conductor.session.state
        due = self.conductor.next_due()
        if not state.queue or due is None:
            return False
        self.run(self.now + (due - self.now) * MURMUR_PLACE)
        self.conductor.put(Murmur(self.now, fill(text, self.casting.spoken)))
        self.conductor.step(self.now)
        return True

    def use(
        self, action: DeskAction, target: str | None = None, *, value: str | None = None, when: str | None = None,
        phone: str | None = None, owner: str | None = None,
    ) -> str | None:  # fmt: skip
        """Use a control, once the others are silent. Slots are filled as written. Why it failed, or None."""
        self.settle()
        self.run(self.now + CONTROL)
        plain = self.casting.plain
        message = UseDesk(
            self.now, action, target, None if value is None else fill(value, plain), when,
            None if phone is None else fill(phone, plain), owner,
        )  # fmt: skip
        self.conductor.put(message)
        self.conductor.step(self.now)
        return self.conductor.live.problem

    def note(self, text: str) -> None:
        """Write into the record while the call goes on."""
        self.conductor.put(TakeNote(self.now, fill(text, self.casting.plain)))
        self.conductor.step(self.now)

    def put_down(self) -> None:
        """Hang up."""
        self.settle()
        self.run(self.now + CONTROL)
        self.conductor.put(PutDown(self.now))
        self.conductor.step(self.now)

    def complete(self, matter: str | None = None, result: str | None = None, next_: str | None = None) -> None:
        """Finish after-call work; what is not given is made of the notes and the booked tasks."""
        written = completion(self.casting, self.conductor.events, self.now + CONTROL, (matter, result, next_))
        self.conductor.put(written)
        self.now += CONTROL
        self.conductor.step(self.now)


def completion(
    casting: Casting, events: Sequence[Event], at: float, words: tuple[str | None, str | None, str | None]
) -> CompleteRecord:
    """The record of a call as a robot writes it. `words`: matter, result, next step.

    What is not given is made of the notes and the booked tasks.
    """
    matter, result, next_ = words
    notes = "; ".join(event.text for event in events if isinstance(event, Noted))
    booked = [event for event in events if isinstance(event, DeskUsed) and event.action == "callback"]
    tasks = "; ".join(" ".join(part for part in (one.when, one.owner, one.phone) if part) for one in booked)
    written = [fill(text, casting.plain) for text in (matter or notes, result or notes, next_ or tasks)]
    return CompleteRecord(at, written[0], written[1], written[2])


__all__ = ["CONTROL", "REACTION", "Stage", "completion"]
