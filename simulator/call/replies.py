"""How the customer takes an answer: which reply of the beat fits, what goes before it, what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from scoring.acts import VIOLATIONS
from scoring.record.events import DeskUsed, Understood
from scoring.record.orders import Say
from simulator.call.asked_numbers import phones
from simulator.call.conditions import Situation, fits
from simulator.call.floor import Floor, Output
from simulator.call.requests import SMALL
from simulator.call.self_answers import correction, misread_in, self_answers, wrongly_restated
from simulator.call.state import State
from simulator.call.told import sought, told
from simulator.scenario.model import RETURN, Beat, Reply

PROVOKING: Final = frozenset({"argue", "blame", "sarcasm", "order", "shirk"})
"""Acts after which the customer's next words count as an objection."""
MAX_RETURNS: Final = 8
"""Beats that one utterance may return through; a longer chain is an author's circle."""


BACK_TO_THE_MATTER: Final = frozenset({"hear", "hello", "who", "whom", "others_name", "own_policy", "go_on"})
"""Requests after which the customer asks again what is still open."""
HARMLESS: Final = frozenset({
    "courtesy", "apologise", "check_understanding", "ask_surname", "ask_fact", "ask_contact", "verify_identity",
    "backchannel", "offer_help", "confirm", "greet", "use_address",
})  # fmt: skip
"""Acts that a mere request holds beside: 不好意思 in it is no apology for the matter."""


WAITING: Final = frozenset(
    {"ask_hold", "courtesy", "apologise", "backchannel", "use_address", "admit_limit", "reassure", "empathy"}
)
"""Acts of an utterance that does nothing but ask to wait."""
MAX_PUT_OFF: Final = 2
"""Requests to wait in a row that a customer bears (ours)."""


HELPING: Final = frozenset({
    "escalate", "promise_reply", "promise_handover", "reassure", "empathy", "apologise", "ask_contact",
})  # fmt: skip
"""Acts of somebody who takes the matter on: a customer who complains does not hang up on the first of them."""


class Replies:
    """The story's side of a call: the beat, its replies and where they lead."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._casting = floor.casting

    @property
    def state(self) -> State:
        """Where the call stands."""
        return self._floor.state

    def judge(self, heard: Understood, at: float, depth: int = 0) -> tuple[Output, ...]:
        """The customer takes the trainee's words."""
        state, lines = self.state, self._floor.lines
        beat = self.beat()
        if "ask_hold" not in heard.acts:
            state.put_off = 0
        if _mere_request(heard, _acts(heard)):
            return self._take_up(beat, heard, at)
        found = self._fitting(beat, self._situation(heard, at), heard)
        if (found is None or (found[1].when is None and found[1].go != RETURN)) and self._put_off(beat, heard):
            return self._floor.speak(lines.by_itself(state, "wait"))
        if found is not None and found[1].go == RETURN and depth < MAX_RETURNS:
            self._use(beat, found[0])
            state.beat = state.returns.get(beat.id, self._casting.scenario.start)
            return (
                *self._floor.move(found[1].mood, f"{beat.id}/reply-{found[0]}", at),
                *self.judge(heard, at, depth + 1),
            )
        reply = found[1] if found is not None else None
        if reply is not None and reply.when is None and reply.end is not None and self._hears_out(beat, reply, heard):
            return self._floor.speak(
                *self_answers(self._casting, lines, state, heard), lines.by_itself(state, "heard_out")
            )
        fixed = self._correct(heard, reply)
        answers = self_answers(self._casting, lines, state, heard)
        specific = reply is not None and reply.when is not None
        if specific and reply is not None:
            answers = self._beside(reply, answers)
        answers = (*fixed, *answers)
        affirmed = () if fixed or (reply is not None and reply.does) else self._affirm(heard)
        # A caller who was asked, or rightly understood, does not complain of what the answer lacks.
        content = answers or (affirmed and (reply is None or reply.stay))
        if not specific and content:
            state.puzzled = 0
            return self._floor.speak(*affirmed, *answers)
        if found is None:
            return self._floor.speak(*self._objecting(heard, (lines.by_itself(state, "puzzled"),)))
        return self._apply(beat, found, at, (*affirmed, *answers), heard)

    def _take_up(self, beat: Beat, heard: Understood, at: float) -> tuple[Output, ...]:
        """A mere request (to repeat, whether one can be heard) is answered; then the customer is back at its matter."""
        state, lines = self.state, self._floor.lines
        names = {item.removeprefix("request:") for item in heard.asked}
        found = self._fitting(beat, self._situation(heard, at), heard) if names == {"go_on"} else None
        if found is not None and found[1].mood >= 0 and found[1].go not in (None, RETURN):
            # Who may go on goes on with the story, where the story itself leads on.
            return self._apply(beat, found, at, (), heard)
        state.puzzled = 0
        answers = self_answers(self._casting, lines, state, heard)
        if names & BACK_TO_THE_MATTER or not answers:
            # Who is told once more whom a caller wants has the whole of the first line again.
            named = names == {"whom"} and beat.id == self._casting.scenario.start
            open_ = beat.asks and not beat.long and not named
            again = lines.of_beat(state, beat) if open_ or not answers else None
            answers = (*answers, *((again,) if again is not None else ()))
        return self._floor.speak(*(answers or (lines.by_itself(state, "puzzled"),)))

    def _beside(self, reply: Reply, answers: tuple[Say, ...]) -> tuple[Say, ...]:
        """The answers that are still due beside a reply: neither what it tells itself nor what it declines."""
        target = self._casting.scenario.beats.get(reply.go or "")
        retold = set(reply.tells) | set(target.tells if target is not None else ())
        if "declines_number" in (*reply.does, *(target.does if target is not None else ())):
            retold |= set(phones(self._casting))
        return tuple(line for line in answers if not line.said.tells or not set(line.said.tells) <= retold)

    def _correct(self, heard: Understood, reply: Reply | None) -> tuple[Say, ...]:
        """What is to be set right beside a reply: a reply that denies and tells nothing sets all of it right."""
        if reply is not None and "denies" in reply.does and not reply.tells:
            return ()
        told = reply.tells if reply is not None else ()
        return correction(self._casting, self._floor.lines, self.state, heard, told)

    def _hears_out(self, beat: Beat, reply: Reply, heard: Understood) -> bool:
        """Whether a customer who complains and is about to leave hears an answer that helps; once in a beat."""
        acts, state = _acts(heard), self.state
        unresolved = reply.end is not None and self._casting.scenario.ends[reply.end].tone == "unresolved"
        helps = acts & HELPING and not acts & (
            PROVOKING | {"vague_reply", "goodbye", "overpromise", "guess", "disclose"}
        )
        if not helps or not unresolved or "objects" not in beat.does or beat.id in state.heard_out:
            return False
        state.heard_out |= {beat.id}
        return True

    def _put_off(self, beat: Beat, heard: Understood) -> bool:
        """Whether the customer is but asked to wait where the story says nothing of it, and bears it twice in a row."""
        acts = _acts(heard)
        facts = [fact for fact in heard.facts if self._casting.case.facts[fact.id].kind != "request"]
        if "ask_hold" not in acts or not acts <= WAITING or heard.asked or facts:
            return False
        if any(reply.when is not None and "ask_hold" in (*reply.when.all, *reply.when.any) for reply in beat.replies):
            return False
        self.state.put_off += 1
        return self.state.put_off <= MAX_PUT_OFF

    def _affirm(self, heard: Understood) -> tuple[Say, ...]:
        restated = "read_back" in heard.acts or any(fact.state == "right" for fact in heard.facts)
        if "confirm" not in heard.acts or not restated or misread_in(heard):
            return ()
        return (self._floor.lines.by_itself(self.state, "affirm", does=("affirms",)),)

    def _situation(self, heard: Understood | None, at: float, silence: float | None = None) -> Situation:
        state = self.state
        facts = heard.facts if heard is not None else ()
        return Situation(
            acts=_acts(heard) if heard is not None else frozenset(),
            right=frozenset(fact.id for fact in facts if fact.state == "right"),
            wrong=frozenset(fact.id for fact in facts if fact.state == "wrong"),
            asked=frozenset(item.removeprefix("answer:") for item in heard.asked) if heard is not None else frozenset(),
            told=told(self._casting, sought(self.beat().replies), state.heard) if heard is not None else frozenset(),
            desk=state.desk,
            mood=state.mood,
            visits=state.visits.get(state.beat or "", 0),
            elapsed=at - state.answered_at,
            silence=silence,
        )

    def _fitting(self, beat: Beat, now: Situation, heard: Understood | None = None) -> tuple[int, Reply] | None:
        """The first fitting reply with its number from 1. What was restated wrongly wins no reply for a restatement."""
        wrong = heard is not None and not now.right and bool(wrongly_restated(self.state, heard))
        praised = replace(now, acts=now.acts - {"read_back", "confirm"}) if wrong else now
        for number, reply in enumerate(beat.replies, start=1):
            if reply.limit is not None and self.state.used.get((beat.id, number), 0) >= reply.limit:
                continue
            if self._needless(reply, heard):
                continue
            if reply.when is None:
                if now.silence is None:
                    return number, reply
            elif fits(reply.when, now if reply.when.wrong else praised):
                return number, reply
        return None

    # --- replies -------------------------------------------------------------------------------------------

    def _apply(
        self, beat: Beat, found: tuple[int, Reply], at: float, before: tuple[Say, ...], heard: Understood | None
    ) -> tuple[Output, ...]:
        state = self.state
        number, reply = found
        state.puzzled = 0
        self._use(beat, number)
        outputs = list(self._floor.move(reply.mood, f"{beat.id}/reply-{number}", at))
        own = self._floor.lines.of_reply(state, beat, number, reply)
        lines = [own] if own is not None else []
        if reply.end is not None:
            return (*outputs, *self._floor.end(reply.end, at, (*before, *self._objecting(heard, lines))))
        if reply.go is not None:
            target = state.returns.get(beat.id, self._casting.scenario.start) if reply.go == RETURN else reply.go
            lines += self.enter(target)
        elif not lines and not before:
            again = self._floor.lines.of_beat(state, beat)
            lines += [again] if again is not None else [self._floor.lines.by_itself(state, "puzzled")]
        return (*outputs, *self._floor.speak(*before, *self._objecting(heard, lines)))

    def _use(self, beat: Beat, number: int) -> None:
        key = (beat.id, number)
        self.state.used[key] = self.state.used.get(key, 0) + 1

    def enter(self, target: str) -> tuple[Say, ...]:
        """Go to a beat; its line, if it has one."""
        state = self.state
        beat = self._casting.scenario.beats[target]
        if any(reply.go == RETURN for reply in beat.replies) and state.beat not in (None, target):
            state.returns[target] = state.beat or target
        state.beat = target
        state.visits[target] = state.visits.get(target, 0) + 1
        line = self._floor.lines.of_beat(state, beat)
        return (line,) if line is not None else ()

    def _objecting(self, heard: Understood | None, lines: Iterable[Say]) -> tuple[Say, ...]:
        """After a provocation the first line objects, unless it affirms."""
        said = tuple(lines)
        provoked = heard is not None and any(f.act in PROVOKING and f.level == "certain" for f in heard.findings)
        if not provoked or not said or {"affirms", "objects"} & set(said[0].said.does):
            return said
        first = replace(said[0], said=replace(said[0].said, does=(*said[0].said.does, "objects")))
        return (first, *said[1:])

    # --- without words

    def silence(self, at: float, seconds: float) -> tuple[Output, ...] | None:
        """What the beat says to silence, or None where it says nothing."""
        beat = self.beat()
        found = self._fitting(beat, self._situation(None, at, seconds))
        return None if found is None else self._apply(beat, found, at, (), None)

    def transferred(self, used: DeskUsed) -> tuple[Output, ...] | None:
        """What the story says to a connection, or None where it says nothing."""
        if self.state.beat is None:
            return None
        beat = self.beat()
        now = self._situation(None, used.at)
        for number, reply in enumerate(beat.replies, start=1):
            if reply.when is not None and reply.when.transferred == used.target and fits(reply.when, now):
                return self._apply(beat, (number, reply), used.at, (), None)
        return None

    def beat(self) -> Beat:
        """Where the customer stands."""
        return self._casting.scenario.beats[self.state.beat or self._casting.scenario.start]

    def _needless(self, reply: Reply, heard: Understood | None) -> bool:
        """Whether a reply would prove who calls though nobody asks: again, or when asked for something else."""
        items, target = set(self._casting.case.identity), self._casting.scenario.beats.get(reply.go or "")
        if heard is None or target is None or not target.tells or not set(target.tells) <= items:
            return False
        if any(item.startswith("identity") for item in heard.asked):
            return False
        proven = len(self.state.told & items) >= self.state.desk.identity_due
        return proven or bool(heard.asked) or any(item in items for item in misread_in(heard))


def _acts(heard: Understood) -> frozenset[str]:
    """The acts that the customer reacts to: nobody is offended by what was perhaps not said."""
    certain = {finding.act for finding in heard.findings if finding.level == "certain"}
    return frozenset(act for act in heard.acts if act not in VIOLATIONS or act in certain)


def _mere_request(heard: Understood, acts: frozenset[str]) -> bool:
    """Whether an utterance does nothing but ask for what any caller takes up at once."""
    requests = [item for item in heard.asked if item.removeprefix("request:") in SMALL]
    harmless = HARMLESS | {"read_back"} if "request:announced" in requests else HARMLESS
    return bool(requests) and len(requests) == len(heard.asked) and acts <= harmless and not heard.facts


__all__ = ["Replies"]
