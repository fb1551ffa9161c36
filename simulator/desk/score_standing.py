"""What trainee and trainer did with a call, on its scorecard: disputes, overrules, comments, who can see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.desk.phrases import verdict_word
from simulator.scenario.fields import in_language
from simulator.screen.score_view import DisputeView, FindingView, LineView, ScoreView, Submission
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.scorecard import Scorecard
    from scoring.standard import Standard
    from simulator.results.entries import JournalEntry
    from simulator.results.standing import DisputeState, Standing


def with_standing(
    view: ScoreView, standing: Standing, t: Words, *, after: Scorecard | None = None, test: bool = False
) -> ScoreView:
    """The scorecard with all that was done with it.

    `after` is the scorecard with the trainer's verdicts, `test`: the trainer sees the call in any case.
    """
    submission: Submission = "handed_in" if standing.submitted else "possible"
    if test or (standing.submitted and standing.seen):
        submission = "seen"
    review = (_reviewed(view.total, after, t),) if after is not None and standing.overrules else ()
    return replace(
        view, fixes=tuple(_finding(one, standing, t) for one in view.fixes),
        findings=tuple(_finding(one, standing, t) for one in view.findings),
        lines=_lines(view.lines, standing.comments), beside=(*view.beside, *review, *_general(view, standing, t)),
        submission=submission, submission_word=_seen_by(submission, test, t),
    )  # fmt: skip


def _seen_by(submission: Submission, test: bool, t: Words) -> str:
    if test:
        return t("A test: your trainer sees this call.")
    return {
        "possible": t("Practice is private: nobody but you sees this call."),
        "handed_in": t("Handed in; your trainer has not opened it yet."),
        "seen": t("Handed in, and opened by your trainer."),
    }.get(submission, "")


def _reviewed(before: int, after: Scorecard, t: Words) -> str:
    result = t("Passed") if after.passed else t("Not passed")
    return t(
        "After review: {total} points · {result} (automatic: {before})", total=after.total, result=result,
        before=before,
    )  # fmt: skip


def _general(view: ScoreView, standing: Standing, t: Words) -> tuple[str, ...]:
    """Comments whose place is not in the transcript, and disputes that wait."""
    places = {line.event for line in view.lines}
    loose = [_comment(one) for one in standing.comments if _line_of(one, view.lines) not in places]
    waiting = standing.open_disputes
    return (*loose, *((t("Disputes waiting for an answer: {count}", count=waiting),) if waiting else ()))


def _finding(one: FindingView, standing: Standing, t: Words) -> FindingView:
    dispute, overrule = standing.dispute_of(one.id), standing.overrules.get(one.id)
    if dispute is None and overrule is None:
        return one
    return replace(
        one, dispute=_dispute(dispute, t) if dispute else None, overruled=_overruled(overrule, t) if overrule else ""
    )


def _dispute(dispute: DisputeState, t: Words) -> DisputeView:
    answer = dispute.answer
    if answer is None:
        state = t("Disputed on {day}, not answered yet", day=_day(dispute.made))
    else:
        state = t("Disputed on {day}, answered by {who}", day=_day(dispute.made), who=answer.who)
    return DisputeView(dispute.id, state, dispute.text, answer.text if answer else "")


def _overruled(entry: JournalEntry, t: Words) -> str:
    verdict = entry.verdict or ""
    word = t("Not met, critical") if verdict == "critical" else verdict_word(t, verdict)  # type: ignore[arg-type]
    return t("{who} decided: {verdict}. {reason}", who=entry.who, verdict=word, reason=entry.text)


def _lines(lines: Sequence[LineView], comments: Sequence[JournalEntry]) -> tuple[LineView, ...]:
    by_line: dict[int, list[str]] = {}
    for one in comments:
        by_line.setdefault(_line_of(one, lines), []).append(_comment(one))
    return tuple(
        replace(line, comments=tuple(by_line[line.event])) if line.event in by_line else line for line in lines
    )


def _line_of(comment: JournalEntry, lines: Sequence[LineView]) -> int:
    """The event of the line at or before the one that a comment is pinned to; -1: none."""
    if comment.event is None:
        return -1
    return max((line.event for line in lines if line.event <= comment.event), default=-1)


def _comment(one: JournalEntry) -> str:
    return f"{one.who}: {one.text}"


def review_lines(
    standing: Standing, standard: Standard, t: Words, *, before: int, after: Scorecard | None
) -> tuple[str, ...]:  # fmt: skip
    """What was said of a call, for its report: the result after review, overrules, disputes, comments."""

    def titled(criterion: str, text: str) -> str:
        known = standard.criteria.get(criterion)
        return f"{in_language(known.text, t.language) if known else criterion} – {text}"

    lines = [_reviewed(before, after, t)] if after is not None else []
    lines += [titled(criterion, _overruled(entry, t)) for criterion, entry in standing.overrules.items()]
    for one in standing.disputes:
        shown = _dispute(one, t)
        said = [shown.state, t("Trainee: {text}", text=shown.text)]
        said += [t("Trainer: {text}", text=shown.answer)] if shown.answer else []
        lines.append(titled(one.criterion, " · ".join(said)))
    return (*lines, *(_comment(one) for one in standing.comments))


def _day(made: str) -> str:
    return made[:10]


def overrules_of(standing: Standing) -> Mapping[str, str]:
    """The verdicts that count by hand."""
    return {criterion: entry.verdict or "" for criterion, entry in standing.overrules.items()}


__all__ = ["overrules_of", "review_lines", "with_standing"]
