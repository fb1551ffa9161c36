"""What the calls of a rehearsal reached: beats, replies, ends and criteria, and the shortest way to the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from scoring.scorecard import Scorecard, Verdict
from scoring.standard import Standard
from simulator.rehearse.walkthroughs import Played
from simulator.scenario.model import RETURN, Scenario

REVIEW = "review"
"""Class of criteria that carry no points."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    reached: int
    of: int

    def __add__(self, other: Share) -> Share:
        return Share(self.reached + other.reached, self.of + other.of)

    @property
    def ratio(self) -> float:
        """0 to 1; 1 where there is nothing to reach."""
        return self.reached / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Reached:
    """What a number of calls came to."""

    beats: frozenset[str]
    replies: frozenset[tuple[str, int]]
    """Beat, and number of the reply from 1."""
    ends: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was reached in one scenario."""

    beats: Share
    replies: Share
    ends: Share
    missed: tuple[str, ...]
    """Each thing that no call reached, with the shortest way to it, one sentence each."""


def reached(calls: Iterable[Played]) -> Reached:
    """All beats, replies and ends of a number of calls."""
    played = tuple(calls)
    return Reached(
        frozenset(beat for call in played for beat in call.beats),
        frozenset(reply for call in played for reply in call.replies),
        frozenset(call.end for call in played if call.end),
    )


def cover(scenario: Scenario, calls: Iterable[Played]) -> Coverage:
    """What a number of calls reached. Ends that every scenario has by itself are not counted."""
    found = reached(calls)
    beats, used, ended = found.beats, found.replies, found.ends
    replies = {(beat.id, number) for beat in scenario.beats.values() for number in range(1, len(beat.replies) + 1)}
    ends = {end.id for end in scenario.ends.values() if end.place.line}
    ways = _ways(scenario)
    missed = [f"{_file(scenario, id_)}: no call visits the beat '{id_}'{_way(ways, id_)}."
              for id_ in scenario.beats if id_ not in beats]  # fmt: skip
    missed += [
        f"{scenario.beats[id_].replies[number - 1].place}: no call uses reply {number} of '{id_}'{_way(ways, id_)}."
        for id_, number in sorted(replies - used)
        if id_ in beats
    ]
    missed += [
        f"{scenario.ends[id_].place}: no call ends as '{id_}'{_to_end(scenario, ways, id_)}."
        for id_ in sorted(ends - ended)
    ]
    return Coverage(
        Share(len(beats & set(scenario.beats)), len(scenario.beats)),
        Share(len(replies & used), len(replies)),
        Share(len(ends & ended), len(ends)),
        tuple(missed),
    )


def _file(scenario: Scenario, id_: str) -> str:
    return str(scenario.beats[id_].place)


def _ways(scenario: Scenario) -> Mapping[str, tuple[str, ...]]:
    """By beat: the shortest chain of beats from the start."""
    ways: dict[str, tuple[str, ...]] = {scenario.start: (scenario.start,)}
    open_ = deque([scenario.start])
    while open_:
        id_ = open_.popleft()
        for reply in scenario.beats[id_].replies:
            if reply.go and reply.go != RETURN and reply.go not in ways:
                ways[reply.go] = (*ways[id_], reply.go)
                open_.append(reply.go)
    return ways


def _way(ways: Mapping[str, tuple[str, ...]], id_: str) -> str:
    return f"; the shortest way is {' → '.join(ways[id_])}" if id_ in ways else "; no reply leads there"


def _to_end(scenario: Scenario, ways: Mapping[str, tuple[str, ...]], end: str) -> str:
    doors = [b.id for b in scenario.beats.values() if b.id in ways and any(r.end == end for r in b.replies)]
    if not doors:
        return "; no reply leads there"
    return _way(ways, min(doors, key=lambda id_: (len(ways[id_]), id_)))


# --- criteria ----------------------------------------------------------------------------------------------


def cover_criteria(standard: Standard, cards: Collection[Scorecard]) -> tuple[Share, tuple[str, ...]]:
    """How many criteria that carry points were met in one call and not met in another; and those that were not."""
    wanted = [criterion.id for criterion in standard.criteria.values() if criterion.class_ != REVIEW]
    missed = []
    for id_ in wanted:
        verdicts = {card.verdicts.get(id_) for card in cards}
        lacking = [one.value for one in (Verdict.MET, Verdict.NOT_MET) if one not in verdicts]
        if lacking:
            missed.append(f"'{id_}' was never {' and never '.join(lacking)}")
    return Share(len(wanted) - len(missed), len(wanted)), tuple(missed)


__all__ = ["Coverage", "Reached", "Share", "cover", "cover_criteria", "reached"]
