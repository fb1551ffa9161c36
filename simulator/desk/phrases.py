"""Words for the closed sets of the call: feelings, presence, identity items, families, verdicts, languages."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.record.events import Feeling, Presence
from simulator.screen.call_view import MoodBand
from simulator.screen.score_view import VerdictName
from simulator.screen.words import Words


def clock(seconds: float) -> str:
    """Time of the call as m:ss."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def mood_band(mood: float) -> MoodBand:
    """Whether the mood is bad, middling or good: badge and scale show the same."""
    return "bad" if mood <= -2 else "middle" if mood < 0.5 else "good"


def feeling_word(t: Words, feeling: Feeling, mood: float) -> str:
    """The customer's mood in a word: the feeling of the last line where it fits the mood of now."""
    nuance = {"worried": t("Worried"), "sad": t("Sad"), "impatient": t("Impatient"), "angry": t("Annoyed")}
    match mood_band(mood):
        case "bad" if mood <= -3.5:
            return t("Furious")
        case "bad":
            return nuance[feeling] if feeling in ("worried", "sad", "impatient") else t("Angry")
        case "middle":
            return nuance.get(feeling, t("Calm"))
    return t("Pleased") if feeling == "happy" else t("Content") if mood >= 2 else t("Calm")


def presence_word(t: Words, presence: Presence, until: str | None) -> str:
    """The state of a colleague in words."""
    if presence == "busy":
        return t("busy until {time}", time=until) if until else t("busy")
    if presence == "offline":
        return t("away until {time}", time=until) if until else t("away")
    return t("free") if presence == "ready" else t("no longer here")


def kind_word(t: Words, kind: str) -> str:
    """Kind of a line in the directory."""
    return {"department": t("Department"), "supervisor": t("Supervisor")}.get(kind, t("Colleague"))


def identity_label(t: Words, item: str) -> str:
    """What is asked for in the identity check."""
    known = {
        "id_tail": t("Last digits of the ID card"), "birthday": t("Date of birth"), "phone_on_file": t("Phone on file"),
        "policy_no": t("Policy number"), "address": t("Address"), "postcode": t("Postcode"),
        "email": t("E-mail address"),
    }  # fmt: skip
    return known.get(item, item.replace("_", " "))


def family_word(t: Words, family: str) -> str:
    """Name of a family of scenarios; a centre's own word stands as it is."""
    known = {
        "complaint": t("Complaints"), "absent_colleague": t("The colleague is away"),
        "beyond_authority": t("Beyond one's authority"), "enquiry": t("Enquiries"),
    }  # fmt: skip
    return known.get(family, family.replace("_", " "))


def language_word(t: Words, language: str) -> str:
    """Name of a call's language."""
    return {"zh": t("Mandarin"), "yue": t("Cantonese"), "en": t("English")}.get(language, language)


def verdict_word(t: Words, verdict: VerdictName) -> str:
    """A verdict in words."""
    return {
        "met": t("Met"), "partly": t("Partly"), "not_met": t("Not met"), "not_applicable": t("Does not apply"),
        "cannot_tell": t("Cannot tell"),
    }[verdict]  # fmt: skip


def grade_word(t: Words, grade: str) -> str:
    """The class of a criterion in words."""
    return {
        "critical": t("critical"), "important": t("important"), "style": t("style"),
        "review": t("for review, no points"),
    }.get(grade, grade)  # fmt: skip


def stage_word(t: Words, stage: str) -> str:
    """Name of a stage of training; a centre's own word stands as it is."""
    return {"week1": t("Week 1"), "week2": t("Week 2"), "week3": t("Week 3")}.get(stage, stage.replace("_", " "))


def owner_word(t: Words, owner: str | None, names: Mapping[str, str]) -> str:
    """Who owns a task."""
    return t("myself") if owner in (None, "", "self") else names.get(owner or "", owner or "")


__all__ = [
    "clock", "family_word", "feeling_word", "grade_word", "identity_label", "kind_word", "language_word",
    "mood_band", "owner_word", "presence_word", "stage_word", "verdict_word",
]  # fmt: skip
