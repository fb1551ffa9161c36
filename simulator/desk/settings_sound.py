"""The tabs for voices and recogniser: what can be chosen, fetched and tried, and an honest word about its quality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from simulator.desk.settings_values import limits_of, neighbours
from simulator.desk.sound_bench import quality_words, with_detail
from simulator.desk.sound_shelf import Fetching, Shelf, Tried
from simulator.screen.settings_view import (
    ActionItem,
    ChoiceItem,
    HeadItem,
    NumberItem,
    PickItem,
    ProgressItem,
    SettingsItem,
    TextItem,
)
from simulator.screen.words import Words
from simulator.settings import REMOTE_EARS, Settings
from simulator.sound_choices import voice_quality

if TYPE_CHECKING:
    from simulator.desk.services import Status
    from simulator.sound_choices import ModelRow, VoiceRow

LANGUAGES: Final = ("zh", "yue", "en")
PREVIEW: Final = {"zh": "settings.first", "en": "settings.second", "yue": "settings.third"}
"""Function key that lets the voice of a language be heard."""
MEGABYTE: Final = 1_000_000


def voices(
    settings: Settings, t: Words, shelf: Shelf, status: Status, *, playing: bool, problem: str | None = None
) -> tuple[SettingsItem, ...]:
    """Who speaks for the callers; `problem`: why the last voice could not be heard."""
    voice = settings.voice
    engines: list[tuple[str, str]] = [("auto", t("The best there is")), ("pyttsx3", t("The system's"))]
    if any(row.engine != "pyttsx3" for row in shelf.voices() or ()) or voice.engine == "sherpa-onnx":
        engines.append(("sherpa-onnx", t("Neural")))
    engines.append(("none", t("None: text only")))
    items: list[SettingsItem] = [
        *_said(status, ("voice", "speaker")),
        ChoiceItem("voice.engine", t("The callers' voice"), tuple(engines), voice.engine),
        _factor(settings, "voice.volume", 0.1, t("Loudness"), t("Of callers and telephone.")),
        _factor(settings, "voice.rate", 0.05, t("Speaking rate"), t("Of the callers' own.")),
    ]
    if problem is not None:
        items.insert(0, TextItem(with_detail(t, t("Nothing can be played on this loudspeaker."), problem), "bad"))
    known = shelf.voices()
    if known is None:
        return (*items, TextItem(t("The voices are being listed …")))
    if voice.engine != "none":
        for language in LANGUAGES:
            items += _voices_of(settings, t, language, known, playing=playing)
    return tuple(items)


def _voices_of(
    settings: Settings, t: Words, language: str, known: Sequence[VoiceRow], *, playing: bool
) -> list[SettingsItem]:
    own = [row for row in known if row.language == language]
    if not own and language == "yue":
        return []
    options = [("", t("By the caller's sex"), ""), *((row.id, row.name, _about(row, t)) for row in own)]
    quality = voice_quality(language, known)
    items: list[SettingsItem] = [HeadItem(_language(t, language))]
    if quality.state != "natural":
        items.append(TextItem(_honest(t, quality.state, quality.system, bool(quality.offers)), "middle"))
    items.append(PickItem(f"voice.names.{language}", tuple(options), settings.voice.names.get(language, "")))
    text = t("Stop") if playing else t("Hear it")
    items.append(ActionItem(f"preview.{language}", text, PREVIEW[language], "pause" if playing else "play"))
    return items


def _about(row: VoiceRow, t: Words) -> str:
    sex = {"female": t("woman"), "male": t("man"), "both": t("women and men")}.get(row.sex, "")
    kind = t("robotic") if row.robotic else t("natural")
    count = t("{count} voices", count=row.speakers) if row.speakers > 1 else ""
    return " · ".join(part for part in (sex, kind, count) if part)


def _honest(t: Words, state: str, system: str, offers: bool) -> str:
    if state == "none":
        first = t("This machine has no voice for this language: lines are shown as text.")
    else:
        first = t("Only a robotic voice is installed; real callers sound different.")
    where = {
        "windows": t("Windows: add a voice under Time & language, Language, options, Speech."),
        "macos": t("macOS: add a voice under Accessibility, Spoken content, System voice."),
    }.get(system, "")
    second = t("Natural voices can be fetched on the tab 'Models'.") if offers else ""
    between = "" if t.language == "zh" else " "
    return between.join(part for part in (first, where, second) if part)


def recogniser(settings: Settings, t: Words, shelf: Shelf, status: Status, *, asked: str) -> tuple[SettingsItem, ...]:
    """Who recognises what the trainee says; `asked`: an engine on the internet that is not agreed to yet."""
    names = {
        "auto": t("The best there is"), "pocketsphinx": "pocketsphinx", "sherpa-onnx": "sherpa-onnx", "vosk": "vosk",
        "whisper": "whisper", "google": t("Google, on the internet"), "none": t("None: typed answers"),
    }  # fmt: skip
    ready = {one.name for one in shelf.engines() if one.kind == "ear" and one.ready}
    options = [(name, text) for name, text in names.items() if name in ("auto", "none", *ready)]
    if settings.ear.engine not in dict(options):
        options.append((settings.ear.engine, names[settings.ear.engine]))
    chosen = asked or settings.ear.engine
    items: list[SettingsItem] = [
        *_said(status, ("ear",)),
        ChoiceItem("ear.engine", t("Recogniser"), tuple(options), chosen),
    ]
    if asked:
        items += [
            TextItem(t("Your voice would leave this machine: every utterance is sent to {company}'s computers, and "
                       "their terms hold there.", company=_company(asked)), "bad"),
            ActionItem("remote", t("Yes, send my voice there"), "settings.do", "send"),
        ]  # fmt: skip
    elif settings.ear.engine in REMOTE_EARS:
        items.append(TextItem(t("Your voice is sent to {company}'s computers.", company=_company(settings.ear.engine)),
                              "middle"))  # fmt: skip
    return (*items, *trying(settings, t, shelf, status))


def trying(settings: Settings, t: Words, shelf: Shelf, status: Status) -> tuple[SettingsItem, ...]:
    """A try of some seconds for each language that can be recognised, and what it showed."""
    items: list[SettingsItem] = [HeadItem(t("Try it"))]
    if not settings.agreed:
        return (*items, TextItem(t("The microphone is opened once you have agreed to recordings; a try keeps none.")))
    for language, key in (("zh", "settings.first"), ("en", "settings.second")):
        name = t("Speak {language} for five seconds", language=_language(t, language))
        items.append(ActionItem(f"try.{language}", name, key, "microphone", language in status.voice_possible))
    tried = shelf.tried
    return (*items, *(_tried(tried, t) if tried is not None else ()))


def _tried(tried: Tried, t: Words) -> tuple[TextItem, ...]:
    match tried.state:
        case "opening":
            return (TextItem(t("The recogniser is being started …")),)
        case "listening":
            return (TextItem(t("Speak now: {seconds} s left.", seconds=f"{tried.left:.0f}"), "good"),)
        case "recognising":
            return (TextItem(t("One moment …")),)
        case "failed":
            return (TextItem(with_detail(t, t("The try failed."), tried.problem or ""), "bad"),)
    if tried.text:
        told = TextItem(t("Understood: “{text}”", text=tried.text), "good")
    else:
        told = TextItem(t("Nothing was understood."), "middle")
    delay = t("{delay} s after the last sound", delay=f"{tried.delay:.1f}")
    work = "" if tried.factor is None else t("{factor} s of work a second of sound", factor=f"{tried.factor:.2f}")
    heard, tone = quality_words(tried.quality, t)
    return (told, TextItem(" · ".join(part for part in (delay, work) if part)), TextItem(heard, tone))


def _company(engine: str) -> str:
    return engine.capitalize()


def models(settings: Settings, t: Words, shelf: Shelf, picked: str) -> tuple[SettingsItem, ...]:
    """Models and voices that can be fetched."""
    del settings
    rows = shelf.models()
    items: list[SettingsItem] = list(fetching_items(shelf.fetching, t))
    for kind, title in (("ear", t("Recognition")), ("voice", t("Voices"))):
        own = [row for row in rows if row.kind == kind]
        if own:
            options = tuple((row.name, _title(row, t), _size(row, t)) for row in own)
            items += [HeadItem(title), PickItem("model", options, picked)]
    chosen = next((row for row in rows if row.name == picked), None)
    if shelf.fetching is None and chosen is not None:
        text = t("Fetch it again") if chosen.installed else t("Fetch it ({size})", size=size_of(chosen.bytes))
        items.insert(0, ActionItem("fetch", text, "settings.do", "send"))
        items.insert(1, TextItem(f"{_title(chosen, t)} · {chosen.name}"))
    items.append(TextItem(t("Models come from their publishers, each under terms of its own; a checksum that is not "
                            "known is recorded when it first comes.")))  # fmt: skip
    return tuple(items)


def first_models(t: Words, shelf: Shelf, status: Status, picked: str) -> tuple[SettingsItem, ...]:
    """The models that are offered at the first start."""
    rows = recommended_models(shelf)
    about = t(
        "Without a model Mandarin answers are typed, and English is recognised less well. It is fetched while you "
        "go on, and can be fetched later in the settings."
    )
    items: list[SettingsItem] = [TextItem(about), *_said(status, ("ear",))]
    items.append(PickItem("model", tuple((row.name, _title(row, t), _size(row, t)) for row in rows), picked))
    chosen = next((row for row in rows if row.name == picked), None)
    if shelf.fetching is not None:
        items += fetching_items(shelf.fetching, t)
    elif chosen is not None and not chosen.installed:
        items.append(ActionItem("fetch", t("Fetch it ({size})", size=size_of(chosen.bytes)), "settings.do", "send"))
    return tuple(items)


def fetching_items(fetching: Fetching | None, t: Words) -> tuple[SettingsItem, ...]:
    """How far a model is that is being fetched, and the key that stops it."""
    if fetching is None:
        return ()
    stage = {
        "download": t("Fetching"), "copy": t("Copying"), "unpack": t("Unpacking"), "prove": t("Trying it"),
    }[fetching.stage]  # fmt: skip
    share = "" if fetching.share is None else f" · {fetching.share:.0%}"
    return (
        ProgressItem(f"{stage} · {fetching.name}{share}", fetching.share),
        ActionItem("fetch.stop", t("Stop fetching"), "settings.do", "cross"),
    )


def recommended_models(shelf: Shelf) -> tuple[ModelRow, ...]:
    """The models for recognition that are offered first, one for each language."""
    return tuple(row for row in shelf.models() if row.kind == "ear" and row.recommended)


def _title(row: ModelRow, t: Words) -> str:
    return row.about.get(t.language) or row.about.get("en") or row.name


def _size(row: ModelRow, t: Words) -> str:
    languages = " ".join(_language(t, code) for code in row.languages)
    state = t("installed") if row.installed else size_of(row.bytes)
    return " · ".join(part for part in (languages, state, row.problem or "") if part)


def size_of(count: int) -> str:
    """A number of bytes in words."""
    return f"{count / MEGABYTE:.0f} MB"


def _language(t: Words, code: str) -> str:
    return {"zh": t("Mandarin"), "yue": t("Cantonese"), "en": t("English")}.get(code, code)


def _said(status: Status, parts: Sequence[str]) -> tuple[TextItem, ...]:
    return tuple(TextItem(one.text, "good" if one.works else "middle") for one in status.sentences if one.part in parts)


def _factor(settings: Settings, key: str, step: float, label: str, about: str) -> NumberItem:
    value = getattr(settings.voice, key.removeprefix("voice."))
    less, more = neighbours(value, limits_of(settings, key), step)
    return NumberItem(key, label, about, f"{value:.0%}", less, more, value != 1.0)


__all__ = ["fetching_items", "first_models", "models", "recogniser", "recommended_models", "size_of", "voices"]
