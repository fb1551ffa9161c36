"""The words of a report: its headings, verdicts, and what happened without words."""

from __future__ import annotations

from typing import Protocol

from scoring.advice import Edit
from scoring.checks.call import Call
from scoring.record.events import (
    Answered,
    ColleagueAccepted,
    DeskUsed,
    Event,
    HungUp,
    LineCut,
    Noted,
    NotUnderstood,
    RecordCompleted,
)  # fmt: skip


class Words(Protocol):
    """Texts in the language of the report."""

    @property
    def language(self) -> str: ...
    def __call__(self, msgid: str, /, **values: object) -> str: ...


class Happenings:
    """Events of a call in words."""

    def __init__(self, call: Call, t: Words) -> None:
        self._call, self._t = call, t

    def number(self, n: int) -> str:
        """The event of this number in words; empty where it tells nothing by itself."""
        return self.event(self._call.events[n - 1]) if 0 < n <= len(self._call.events) else ""

    def event(self, event: Event) -> str:
        """An event in words."""
        t = self._t
        match event:
            case Answered():
                return t("The call is answered")
            case LineCut():
                return t("The line was cut")
            case HungUp():
                return t("The caller hung up") if event.by == "customer" else t("You hung up")
            case Noted():
                return t("Note: {text}", text=event.text)
            case NotUnderstood():
                return t("Speech that was not understood")
            case ColleagueAccepted():
                return t("{name} takes it over: {when}", name=self._name(event.by), when=event.when or "–")
            case RecordCompleted():
                return t("Record: {text}", text="；".join(value for value in event.fields.values() if value))
            case DeskUsed():
                return self._used(event)
        return ""

    def edit(self, edit: Edit) -> tuple[str, str]:
        """An edit that advice proposes: what to say or do in words, and the words of it."""
        t = self._t
        old = next((turn.text for turn in self._call.turns if turn.event == edit.event), "")
        match edit.kind:
            case "insert":
                return t("Say here") if edit.to == "customer" else t("Say to the colleague here"), edit.text
            case "replace":
                return t("Say instead"), edit.text
            case "cut":
                return t("Leave out"), old
            case "add":
                return t("Do at the desk here"), self.event(edit.new) if edit.new else edit.text
            case "move":
                return t("Let the caller hang up") if isinstance(edit.new, HungUp) else t("Answer sooner"), ""
            case _:
                text = self.number(edit.event)  # a ring less needs no words of its own
                return t("Do not do this") if text else "", text

    def _used(self, event: DeskUsed) -> str:
        t, name = self._t, self._name(event.target or "")
        state = {"ready": t("free"), "busy": t("busy"), "offline": t("away"), "resigned": t("no longer here")}
        match event.action:
            case "presence":
                return t("{name}: {state}", name=name, state=state.get(event.result or "", event.result or "–"))
            case "callback":
                owner = t("myself") if event.owner in (None, "self", "agent") else self._name(event.owner)
                return t("Call-back booked: {when}, {owner}", when=event.when or "–", owner=owner)
        known = {
            "hold": t("Caller on hold"), "resume": t("Back with the caller"),
            "consult": t("Internal call to {name}", name=name), "leave_consult": t("Internal call ended"),
            "transfer": t("Connected to {name}", name=name), "escalate": t("Passed up to {name}", name=name),
            "ring_back": t("You ring the caller back"),
            "identity": t("Identity item does not match") if event.result == "mismatch" else t("Identity item matches"),
            "knowledge": t("Page opened: {name}", name=event.target or ""),
        }  # fmt: skip
        return known.get(event.action, "")

    def _name(self, id: str) -> str:
        person = self._call.case.colleagues.get(id)
        return person.name if person is not None else id


def verdict_words(t: Words) -> dict[str, str]:
    """Verdicts in words."""
    return {
        "met": t("Met"), "partly": t("Partly"), "not_met": t("Not met"), "not_applicable": t("Does not apply"),
        "cannot_tell": t("Cannot tell"), "unscored": t("Not in this stage"),
    }  # fmt: skip


def grade_words(t: Words) -> dict[str, str]:
    """Classes of criteria in words."""
    return {
        "critical": t("critical"), "important": t("important"), "style": t("style"),
        "review": t("for review, no points"),
    }  # fmt: skip


def labels(t: Words) -> dict[str, str]:
    """Headings and small words of the page."""
    return {
        "report": t("Report of a call"), "of": t("of 100"), "cap": t("before the cap: {before}"),
        "critical": t("A critical rule was broken:"), "barred": t("The call cannot pass because of this:"),
        "unfinished": t("This record is unfinished; what would have come later counts as missing:"),
        "stage": t("Only this stage of training is scored:"), "fixes": t("Fixes that gain most"),
        "timeline": t("Timeline"), "transcript": t("Transcript"), "rules": t("Every rule"), "mood": t("Mood"),
        "customer": t("Caller"), "trainee": t("You"), "desk": t("Desk"), "dimensions": t("Dimensions"),
        "not_judged": t("not judged"), "clause": t("clause {clause}"), "gain": t("gains {points}, then {total}"),
        "model": t("For example:"), "follows": t("Counted once, under: {rule}"), "advice": t("What would have won it:"),
        "standard": t("Standard"), "program": t("Program"), "mark": t("{mark} are needed"),
        "place": t("here in the call"), "review": t("Review"), "scenario": t("Scenario"),
    }  # fmt: skip


__all__ = ["Happenings", "Words", "grade_words", "labels", "verdict_words"]
