"""What went wrong, in the interface's language. Details of drivers are in English: only English screens add them."""

from __future__ import annotations

from simulator.errors import ThreeRingsError
from simulator.screen.words import Words


def ear_lost(t: Words, detail: str) -> str:
    """Answers have to be typed."""
    return _with(t, t("Your voice cannot be recognised just now. Please type your answers."), detail)


def voice_lost(t: Words, detail: str) -> str:
    """The caller cannot be heard."""
    return _with(t, t("The caller's voice cannot be heard just now. The words are shown as text."), detail)


def refused(t: Words) -> str:
    """A control of the desk was used at a moment when it can do nothing."""
    return t("That cannot be done at this moment of the call.")


def failed(t: Words, error: ThreeRingsError) -> str:
    """Something could not be done at all."""
    sentence = {
        "store": t("The results or the record of the call cannot be written or read. Check the disk and its folder."),
        "settings": t("The settings cannot be kept. Check the disk and its folder."),
        "library": t("This scenario cannot be played. The command 'three-rings check' says why."),
        "retry": t("This call cannot be taken up again at that place. Take the whole call once more."),
        "speech": t("Microphone, voice or recogniser cannot be used. The command 'three-rings doctor' says why."),
    }.get(error.code, t("This could not be done."))
    return sentence if t.language != "en" else str(error)


def _with(t: Words, sentence: str, detail: str) -> str:
    return f"{sentence} ({detail.rstrip('.')})" if t.language == "en" else sentence


__all__ = ["ear_lost", "failed", "refused", "voice_lost"]
