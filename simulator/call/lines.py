"""Chooses and fills the lines of the customer and the colleagues."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.record.events import ColleagueSaid, CustomerSaid, Feeling
from scoring.record.orders import Say, SayColleague
from simulator.call.smalltalk import COLLEAGUE, CUSTOMER, language_of
from simulator.call.state import State
from simulator.scenario.casting import fill
from simulator.scenario.chance import Chance
from simulator.scenario.model import Beat, Casting, Colleague, End, Reply, Texts


class Lines:
    """Makes the lines of one call.

    Variants come in an order drawn from the seed and repeat only after all were said.
    """

    def __init__(self, casting: Casting) -> None:
        self._casting = casting
        self._chance = Chance(casting.seed)
        self._language = language_of(casting.scenario.language)

    def variant(self, state: State, name: str, variants: Sequence[str], *, take: bool = True) -> tuple[int, str]:
        """Number (from 0) and text of the next variant; with `take` it counts as used."""
        count = len(variants)
        times = state.taken.get(name, 0)
        if take:
            state.taken[name] = times + 1
        first = self._chance.below(count, "variant", name, str(times // count))
        index = (first + times) % count
        return index, variants[index]

    def of_beat(self, state: State, beat: Beat, *, take: bool = True) -> Say | None:
        """The beat's own line, or None where the beat says nothing."""
        if not beat.say:
            return None
        index, text = self.variant(state, beat.id, beat.say, take=take)
        said = CustomerSaid(
            at=0.0, beat=beat.id, line=f"{beat.id}/{index + 1}", text=self._fill(text), feeling=beat.feeling,
            long=beat.long, tells=beat.tells, asks=beat.asks, does=beat.does,
        )  # fmt: skip
        return Say(said, state.mood, beat.recordings.get(str(index + 1)))

    def of_reply(self, state: State, beat: Beat, number: int, reply: Reply, *, take: bool = True) -> Say | None:
        """A reply's own line, or None where it has none."""
        if not reply.say:
            return None
        name = f"{beat.id}/reply-{number}"
        index, text = self.variant(state, name, reply.say, take=take)
        said = CustomerSaid(
            at=0.0, beat=beat.id, line=f"{name}/{index + 1}", text=self._fill(text),
            feeling=reply.feeling or beat.feeling, long=False, tells=reply.tells, asks=reply.asks, does=reply.does,
        )  # fmt: skip
        return Say(said, state.mood)

    def of_end(self, state: State, end: End, *, take: bool = True) -> Say | None:
        """The last words of an end, or None where there are none."""
        if not end.say:
            return None
        index, text = self.variant(state, f"end/{end.id}", end.say, take=take)
        return self._plain(state, f"end/{end.id}/{index + 1}", text)

    def by_itself(
        self, state: State, occasion: str, *fillings: str, tells: tuple[str, ...] = (), does: tuple[str, ...] = (),
        name: str | None = None, slow: bool = False, take: bool = True,
    ) -> Say:  # fmt: skip
        """A line that any customer says: an answer, a question back, a word into silence."""
        line = f"self/{name or occasion}"
        _, text = self.variant(state, f"self/{occasion}", CUSTOMER[self._language][occasion], take=take)
        return self._plain(state, line, _put(text, fillings), tells=tells, does=does, slow=slow)

    def answer(self, state: State, line: str, variants: Sequence[str], *, take: bool = True) -> Say:
        """What the scenario lets the customer answer to something asked."""
        _, text = self.variant(state, line, variants, take=take)
        return self._plain(state, line, text)

    def of_colleague(self, state: State, colleague: Colleague, part: str, text: str | None = None) -> SayColleague:
        """A line on the internal line: `greeting`, `what`, `noted`, or what the scenario states."""
        if text is None:
            _, template = self.variant(state, f"colleague/{part}", COLLEAGUE[self._language][part])
            text = _put(template, (colleague.name,))
        said = ColleagueSaid(0.0, colleague.id, f"colleague/{colleague.id}/{part}", self._fill(text))
        return SayColleague(said, colleague.sex)

    def text_of(self, texts: Texts | None) -> str | None:
        """A text in the call's language."""
        if not texts:
            return None
        return texts.get(self._casting.scenario.language) or texts.get(self._language) or next(iter(texts.values()))

    def spoken(self, name: str) -> str:
        """A slot's value as it is spoken."""
        return self._casting.spoken.get(name, "")

    def _plain(
        self, state: State, line: str, text: str, *, tells: tuple[str, ...] = (), does: tuple[str, ...] = (),
        slow: bool = False,
    ) -> Say:  # fmt: skip
        beat = self._casting.scenario.beats.get(state.beat or "")
        feeling: Feeling = beat.feeling if beat is not None and state.mood < 0 else "neutral"
        said = CustomerSaid(
            at=0.0, beat=state.beat or "", line=line, text=self._fill(text), feeling=feeling, long=False, tells=tells,
            asks=(), does=does,
        )  # fmt: skip
        return Say(said, state.mood, None, slow)

    def _fill(self, text: str) -> str:
        return fill(text, self._casting.spoken)


_DOUBLED = (("。。", "。"), ("？。", "？"), ("！。", "！"), ("，。", "。"), ("..", "."), ("?.", "?"), ("!.", "!"))


def _put(template: str, fillings: Sequence[str]) -> str:
    parts = template.split("{}")
    text = parts[0]
    for index, part in enumerate(parts[1:]):
        text += (fillings[index] if index < len(fillings) else "") + part
    return _tidy(text)


def _tidy(text: str) -> str:
    for double, single in _DOUBLED:
        text = text.replace(double, single)
    return text


__all__ = ["Lines"]
