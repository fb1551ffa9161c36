"""How voice, microphone and recogniser do, in one sentence each, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.desk.services import Sentence, Status
from simulator.screen.words import Words
from simulator.sound import EarState


@dataclass(frozen=True, slots=True)
class SoundState:
    """What was found on this machine."""

    microphones: int
    microphone_problem: str | None
    """Why no microphone can be listed."""
    speakers: int
    speaker_problem: str | None
    voice_wanted: bool
    ears: Mapping[str, EarState]
    """By language code."""
    note: str | None = None
    """What has to be said about the settings file, one sentence."""
    ignored: tuple[str, ...] = ()
    """Settings of the file that are unknown here; all else of it counts."""


def status_of(state: SoundState, t: Words) -> Status:
    """The sentences for the lobby and the settings, and the languages in which answers can be spoken."""
    heard = state.microphones > 0
    sentences = [] if state.note is None else [_settings_file(state, t)]
    sentences.append(_microphone(state, t))
    for language, ear in state.ears.items():
        sentences.append(Sentence("ear", _ear(language, ear, t), works=ear.state == "ready", language=language))
    sentences.append(_voice(state, t))
    possible = frozenset(language for language, ear in state.ears.items() if ear.state == "ready" and heard)
    return Status(possible, tuple(sentences))


def _settings_file(state: SoundState, t: Words) -> Sentence:
    if state.ignored:
        unknown = t(
            "These settings are unknown here and were ignored; a copy of the file keeps them: {names}.",
            names=", ".join(state.ignored),
        )
        return Sentence("other", unknown, works=False)
    note = t("The settings file could not be used; it was put aside, and the defaults apply.")
    return Sentence("other", _with(t, note, state.note), works=False)


def looking(t: Words) -> Status:
    """What is said until the devices have been looked at."""
    text = t("Microphone and loudspeaker are being looked at …")
    return Status(frozenset(), (Sentence("other", text, works=False),))


def _microphone(state: SoundState, t: Words) -> Sentence:
    if state.microphones:
        return Sentence("microphone", t("The microphone is ready."), works=True)
    text = t("No microphone was found; answers are typed.")
    return Sentence("microphone", _with(t, text, state.microphone_problem), works=False)


def _ear(language: str, ear: EarState, t: Words) -> str:
    name = {"zh": t("Mandarin"), "yue": t("Cantonese"), "en": t("English")}.get(language, language)
    match ear.state:
        case "ready" if ear.leaves:
            return t(
                "{language} is recognised by {engine}: your voice is sent to another company's computers.",
                language=name, engine=ear.detail,
            )  # fmt: skip
        case "ready":
            return t("{language} is recognised by {engine}.", language=name, engine=ear.detail)
        case "typed":
            return t("The settings ask for typed answers in {language}.", language=name)
        case "no_model":
            return t(
                "There is no recognition model for {language}: answers are typed. One can be fetched in the settings.",
                language=name,
            )
    unusable = t("The recognition model for {language} cannot be used: answers are typed.", language=name)
    return _with(t, unusable, ear.detail)


def _voice(state: SoundState, t: Words) -> Sentence:
    if not state.voice_wanted:
        return Sentence("voice", t("The settings ask for text instead of a voice."), works=True)
    if state.speakers:
        return Sentence("voice", t("The customer's voice is ready."), works=True)
    text = t("No loudspeaker was found; the customer's words are shown as text.")
    return Sentence("speaker", _with(t, text, state.speaker_problem), works=False)


def _with(t: Words, sentence: str, detail: str | None) -> str:
    """What drivers say is English; other screens leave it to `three-rings doctor`. That there is none was said."""
    start, _, cause = (detail or "").partition(": ")
    told = cause if start.startswith("There is no ") else detail
    return f"{sentence} ({told.rstrip('.')})" if told and t.language == "en" else sentence


__all__ = ["SoundState", "looking", "status_of"]
