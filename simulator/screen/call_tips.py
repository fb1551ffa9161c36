"""What every control of the call's screen is for, in a sentence."""

from __future__ import annotations

from simulator.screen.call_view import CallPage
from simulator.screen.words import Words


def call_tip(t: Words, name: str, page: CallPage) -> str:
    """The tip of a control by the name of its widget; empty: it needs none."""
    if name == "hold" and page.held:
        return t("Takes the line up again. Thank the caller for waiting.")
    if name == "mute" and page.muted:
        return t("Opens your microphone again.")
    if name == "consult" and page.consulting:
        return t("Ends the internal call. The caller is still on hold.")
    return _tips(t).get(name) or next((tip for start, tip in _kinds(t).items() if name.startswith(start)), "")


def _tips(t: Words) -> dict[str, str]:
    return {
        "hold": t("Puts the caller on hold. Ask first, and say how long it will take."),
        "mute": t("Closes your microphone. The caller hears nothing of you."),
        "ring_back": t("Rings the caller back after the line broke."),
        "hang_up": t("Puts the receiver down. Let the caller hang up first."),
        "go_on": t("You were not finished: what you say next belongs to the same turn."),
        "presence": t("Shows whether the chosen colleague is free."),
        "consult": t("Puts the caller on hold and rings the chosen colleague."),
        "transfer": t("Connects the caller to the chosen colleague."),
        "escalate": t("Passes the matter up to the chosen person or department."),
        "note.add": t("Keeps the note in the record."),
        "book": t("Keeps the call-back as a task in the record."),
        "correct": t("Puts right what was recognised. The result shows that you did."),
        "send": t("Says what you typed. It skips what is left of the caller's words."),
        "captions_key": t("Whether you read what the others say."),
        "model": t("Says the sentence aloud, or stops."),
        "leave_out": t("The robot says it, and you go on."),
        "fact": t("Takes what the caller told last into your notes."),
        "hint": t("Shows a sentence that fits here. The result loses a star, but no points."),
        "lobby": t("Gives the call up. What happened so far stays in its record."),
        "tab.words": t("What was said, and your answer."),
        "tab.directory": t("Colleagues, and whether they are free."),
        "tab.customer": t("Identity check, customer card and knowledge."),
        "tab.notes": t("What you noted so far."),
        "tab.callback": t("Book a call-back; what you promised so far."),
        "tab.growing": t("The scorecard as it grows."),
    }


def _kinds(t: Words) -> dict[str, str]:
    """By the beginning of the name."""
    return {
        "colleague.": t("Enter shows whether this one is free."),
        "page.": t("Enter opens this page."),
        "callback.owner": t("Who will call the customer back."),
    }


__all__ = ["call_tip"]
