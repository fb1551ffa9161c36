"""Short ways to state a judgement, so that a check reads like the rule that it is."""

from __future__ import annotations

from typing import Final

from scoring.scorecard import Evidence, Judgement, Missing, Verdict

SILENT: Final = "the agent said nothing to the caller"
"""Why what was not done wrongly is not met either."""


def met(*evidence: Evidence) -> Judgement:
    """Met, resting on these words or events."""
    return Judgement(Verdict.MET, evidence)


def partly(
    why: str,
    *evidence: Evidence,
    after: int = 0,
    due: str = "in the call",
    root: str | None = None,
    lacking: bool = False,
) -> Judgement:
    """Partly, with what is there and why it is not enough; `lacking` where only words that were not heard lack."""
    return Judgement(Verdict.PARTLY, evidence, Missing(after, due, why), root=root, lacking=lacking)


def absent(
    why: str,
    *evidence: Evidence,
    after: int = 0,
    due: str = "in the call",
    root: str | None = None,
    spoken: bool = True,
) -> Judgement:
    """Not met because it, or too much of it, lacks where it was due; `spoken` tells whether it could have been said."""
    return Judgement(Verdict.NOT_MET, evidence, Missing(after, due, why), root=root, lacking=spoken)


def failed(
    why: str, *evidence: Evidence, critical: bool = False, root: str | None = None, bars: bool = False
) -> Judgement:
    """Not met because of these words or events."""
    after = evidence[0].event if evidence else 0
    return Judgement(Verdict.NOT_MET, evidence, Missing(after, "in the call", why), critical, root, bars=bars)


def na(why: str) -> Judgement:
    """Not applicable, with the reason."""
    return Judgement(Verdict.NOT_APPLICABLE, (), Missing(0, "not in this call", why))


def unsure(why: str, *evidence: Evidence, after: int = 0) -> Judgement:
    """Cannot tell: goes to review and costs no points."""
    return Judgement(Verdict.CANNOT_TELL, evidence, Missing(after, "for review", why))


__all__ = ["SILENT", "absent", "failed", "met", "na", "partly", "unsure"]
