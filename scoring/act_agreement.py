"""How far detected acts agree with labels: precision, recall and F1 per act and over all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """One utterance: the acts of its label and those that were found."""

    label: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Agreement on one act, or on all acts together."""

    right: int
    """Found and labelled."""
    extra: int
    """Found, not labelled."""
    missed: int
    """Labelled, not found."""

    @property
    def precision(self) -> float | None:
        """Share of what was found that is labelled; None where nothing was found."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that was found; None where nothing is labelled."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both, 2 right / (2 right + extra + missed); None where there is nothing at all."""
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)


@dataclass(frozen=True, slots=True)
class ActAgreement:
    """Agreement over a set of utterances."""

    utterances: int
    exact: float | None
    """Share of the utterances whose set of acts is the label's."""
    micro: Counts
    """All acts together."""
    acts: Mapping[str, Counts]
    """By act, in the order given; acts that are neither labelled nor found are left out."""

    @property
    def macro_f1(self) -> float | None:
        """Mean of F1 over the acts that are labelled at least once."""
        values = [counts.f1 for counts in self.acts.values() if counts.right + counts.missed and counts.f1 is not None]
        return sum(values) / len(values) if values else None


def act_agreement(utterances: Iterable[Labelled], acts: Sequence[str]) -> ActAgreement:
    """Count agreement over utterances; `acts` are the names to tell apart, in the order of the answer."""
    seen = list(utterances)
    by_act = {act: _counts(seen, act) for act in acts}
    kept = {act: counts for act, counts in by_act.items() if counts.right + counts.extra + counts.missed}
    micro = Counts(
        sum(counts.right for counts in kept.values()),
        sum(counts.extra for counts in kept.values()),
        sum(counts.missed for counts in kept.values()),
    )
    exact = _share(sum(one.label == one.found for one in seen), len(seen))
    return ActAgreement(len(seen), exact, micro, kept)


def _counts(utterances: Sequence[Labelled], act: str) -> Counts:
    right = sum(act in one.label and act in one.found for one in utterances)
    extra = sum(act not in one.label and act in one.found for one in utterances)
    missed = sum(act in one.label and act not in one.found for one in utterances)
    return Counts(right, extra, missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


__all__ = ["ActAgreement", "Counts", "Labelled", "act_agreement"]
