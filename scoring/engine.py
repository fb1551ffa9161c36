"""A record and a rulebook in, a scorecard out: pure, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from scoring.checks import CHECK, Call, falls_away
from scoring.checks.judge import SILENT, na
from scoring.record.codec import Record
from scoring.scorecard import Dispute, Judgement, Scorecard, Verdict, add_up
from scoring.standard import Criterion, Standard

_WITHOUT_WORDS: Final = frozenset(("rings", "opening", "briefing", "presence_first", "recovery"))
"""Kinds of check that rest on what was done before or beside any answer; the others cannot be met by silence."""


class UnknownStageError(Exception):
    """A stage of training that the rulebook has not; the message names those that it has."""


def score(
    record: Record, standard: Standard, stage: str | None = None, *, only: Collection[str] | None = None
) -> Scorecard:
    """Judge a whole call.

    `stage` limits the criteria to one of the rulebook's sets by week of training; the others are not in the scorecard.
    Who asks for some verdicts alone names them in `only`: each is judged by itself, whatever the others say.
    Raises UnknownStageError for a stage that the rulebook has not.
    """
    if stage is not None and stage not in standard.stages:
        raise UnknownStageError(
            f"The rulebook '{standard.id}' has no stage '{stage}'; it has {', '.join(standard.stages) or 'none'}."
        )
    wanted = standard.criteria if stage is None else standard.stages[stage]
    call = Call(record)
    judgements = {
        id: _judge(call, criterion) for id, criterion in standard.criteria.items()
        if id in wanted and (only is None or id in only)
    }  # fmt: skip
    disputed = tuple(Dispute(turn.event, turn.turn, turn.was, turn.text) for turn in call.turns if turn.was is not None)
    return add_up(record.header.call, standard, judgements, stage, call.unfinished, disputed=disputed)


def _judge(call: Call, criterion: Criterion) -> Judgement:
    reason = falls_away(call, criterion)
    if reason is not None:
        return na(reason)
    judgement = CHECK[criterion.check](call, criterion)
    if judgement.verdict is Verdict.MET and criterion.check not in _WITHOUT_WORDS and not call.answered_caller:
        return na(SILENT)
    return _heard(call, judgement)


def _heard(call: Call, judgement: Judgement) -> Judgement:
    """What is missing where speech was not understood cannot be told: it goes to review and costs nothing.

    Of a thing that was done in part the rest counts as lacking unless the very words that were heard are not sure.
    """
    missing = judgement.missing
    if not judgement.lacking or missing is None:
        return judgement
    doubtful = {Verdict.NOT_MET: call.unheard, Verdict.PARTLY: call.unclear}.get(judgement.verdict, ())
    if any(event > missing.after_event for event in doubtful):
        return replace(judgement, verdict=Verdict.CANNOT_TELL, root=None)
    return judgement


__all__ = ["UnknownStageError", "score"]
