"""Words for the ways of taking a call: their names, what they are, why a mood moved, what a rule asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from scoring.record.events import MoodChanged, TraineeSaid, Understood
from simulator.call.hints import hints_taken
from simulator.scenario.fields import in_language
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.scenario.model import Casting, Reply
    from simulator.settings import CallMode

MODES: Final[tuple[CallMode, ...]] = ("hear", "shadow", "learn", "practise", "test")
"""In the order of getting better."""


def mode_word(t: Words, mode: str) -> str:
    """Name of a mode."""
    return {
        "hear": t("Hear"), "shadow": t("Shadow"), "learn": t("Learn"), "practise": t("Practise"), "test": t("Test"),
    }.get(mode, mode)  # fmt: skip


def mode_sentence(t: Words, mode: CallMode) -> str:
    """What a mode is, in a sentence."""
    return {
        "hear": t("A robot takes the call as well as it can be taken. You listen, and see the scorecard grow."),
        "shadow": t("The robot says each sentence first, and you say it after it."),
        "learn": t("Before each of your turns you see a sentence that fits, and the rule that it serves."),
        "practise": t("You take the call by yourself. Each hint that you ask for costs a star, but no points."),
        "test": t("You take the call without any help, and without captions. The result counts as a test."),
    }[mode]  # fmt: skip


def taken_words(record: Record, t: Words) -> tuple[str, ...]:
    """How a call was taken, where that says something of its result."""
    mode, events = record.header.mode, record.events
    hints = hints_taken(events)
    typed = any(event.typed for event in events if isinstance(event, TraineeSaid))
    parts = (
        mode_word(t, mode) if mode in MODES and mode != "practise" else "", t("typed") if typed else "",
        t("Hints: {count}, each for a star", count=hints) if hints else "",
    )  # fmt: skip
    return tuple(part for part in parts if part)


def uncounted_words(t: Words, mode: str) -> str:
    """Why a result counts neither for stars nor for progress; empty: it does."""
    return {
        "hear": t("A robot took this call: the result is not yours."),
        "shadow": t("A robot said each sentence first: the result is not yours."),
        "learn": t("Each sentence was shown before: the result counts neither for stars nor for progress."),
    }.get(mode, "")


def rule_words(standard: Standard, ident: str, t: Words) -> str:
    """A criterion with its clause."""
    criterion = standard.criteria.get(ident)
    if criterion is None:
        return ident
    clause = criterion.clause.replace("ours", t("house rule"))
    text = in_language(criterion.text, t.language)
    return f"{text} ({t('clause {clause}', clause=clause)})" if clause else text


def step_words(steps: Sequence[tuple[str, str]], casting: Casting, t: Words) -> str:
    """What is done at the desk before a sentence, in a line; empty: nothing."""
    names = {ident: one.name for ident, one in casting.case.colleagues.items()}
    known = {
        "note": t("note it down"), "identity": t("check the identity"), "knowledge": t("open the knowledge page"),
        "presence": t("see whether {name} is free"), "hold": t("hold"), "resume": t("back to the caller"),
        "consult": t("ring {name}"), "leave_consult": t("end the internal call"),
        "transfer": t("connect to {name}"), "escalate": t("pass up to {name}"), "callback": t("book the call-back"),
        "ring_back": t("ring the caller back"),
    }  # fmt: skip
    told = [known[step].replace("{name}", names.get(target, "")) for step, target in steps if step in known]
    return t("First at the desk: {steps}", steps=t(", ").join(dict.fromkeys(told))) if told else ""


def rule_short(standard: Standard, ident: str, t: Words) -> str:
    """A criterion in words, without its clause."""
    criterion = standard.criteria.get(ident)
    return in_language(criterion.text, t.language) if criterion is not None else ident


def mood_words(event: MoodChanged, casting: Casting, heard: Sequence[Understood], t: Words) -> str:
    """That a mood moved, and why; empty: it did not, or for no reason of the trainee's. `heard`: understood so far."""
    if event.to == event.from_:
        return ""
    why = _cause(event, casting, heard, t)
    if not why:
        return ""
    return t("The mood rises: {why}", why=why) if event.to > event.from_ else t("The mood falls: {why}", why=why)


def _cause(event: MoodChanged, casting: Casting, heard: Sequence[Understood], t: Words) -> str:
    by_itself = {
        "interrupted": t("you cut in"), "silence": t("nobody said anything"), "cut_in": t("you talked on and on"),
        "listened": t("you were only listening"),
        "long hold": t("the wait on hold was long"), "unreachable": t("nobody took up the transferred call"),
    }  # fmt: skip
    if event.cause in by_itself:
        return by_itself[event.cause]
    beat, _, number = event.cause.rpartition("/reply-")
    known = casting.scenario.beats.get(beat)
    if known is None or not number.isdecimal() or not 0 < int(number) <= len(known.replies):
        return ""
    said = _said(known.replies[int(number) - 1], heard[-1], t) if heard else ""
    if said:
        return said
    return t("your answer helped") if event.to > event.from_ else t("your answer did not help")


def _said(reply: Reply, heard: Understood, t: Words) -> str:
    """The words that the reply is for, and what they do."""
    parts = (reply.when, *reply.when.either) if reply.when is not None else ()
    wanted = [act for part in parts for act in (*part.all, *part.any)]
    told: dict[str, str] = {}
    for finding in heard.findings:
        if finding.act in wanted and finding.act not in told:
            told[finding.act] = f"{t(finding.act)} “{finding.text}”"
    return t(", ").join(told.values())


__all__ = [
    "MODES", "mode_sentence", "mode_word", "mood_words", "rule_short", "rule_words", "step_words", "taken_words",
    "uncounted_words",
]  # fmt: skip
