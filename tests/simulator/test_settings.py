"""The settings and their file: strict, private, never lost without a word."""

import dataclasses
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import SettingsError
from simulator.settings import (
    AGREEMENT,
    Agreement,
    EarSettings,
    Leak,
    Settings,
    TurnSettings,
    VoiceSettings,
    parse_settings,
    settings_json,
)
from simulator.settings_file import load_settings, save_settings, settings_path

CHANGED = Settings(
    trainee="林 晓", language="en", scenarios=("/drills",), voice=VoiceSettings(names={"zh": "cmn+f3"}, volume=0.5),
    ear=EarSettings(engine="vosk", models={"zh": "/models/zh"}, microphone="USB", leak=Leak(-12.5, "USB")),
    turns=TurnSettings(normal=1.0),
)  # fmt: skip


@pytest.mark.parametrize("settings", [Settings(), CHANGED])
def test_settings_survive_being_written_and_read(settings: Settings) -> None:
    assert parse_settings(settings_json(settings)) == settings


def test_what_is_left_out_takes_its_default() -> None:
    assert parse_settings('{"voice": {"volume": 0.25}}') == Settings(voice=VoiceSettings(volume=0.25))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "this is no JSON object"),
        ("[]", "must be an object"),
        ("[" * 100_000, "this is no JSON object"),
        ('{"volume": 1}', "unknown key 'volume'"),
        ('{"voice": {"volum": 1}}', "unknown key 'volum'"),
        ('{"voice": {"volume": 3}}', "Settings.voice.volume is 3; a number from 0 to 1 was expected"),
        ('{"voice": {"volume": NaN}}', "a number was expected"),
        ('{"voice": {"volume": true}}', "a number was expected"),
        ('{"screen": {"width": 1280.5}}', "a whole number was expected"),
        ('{"ear": {"engine": "sphinx"}}', "one of auto, pocketsphinx"),
        ('{"trainee": " "}', "Settings.trainee is empty"),
        ('{"format": 2}', "format 2 is unknown"),
        ('{"keys": {"call.hold": "F3"}}', "Settings.keys.call.hold"),
    ],
)
def test_what_does_not_fit_is_named(text: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        parse_settings(text)


@given(st.text(max_size=200))
def test_any_text_is_settings_or_a_sentence(text: str) -> None:
    sentence = ""
    try:
        parse_settings(text)
    except SettingsError as error:
        sentence = str(error)
    assert "\n" not in sentence


def test_without_a_file_the_defaults_apply_and_the_first_start_is_due() -> None:
    loaded = load_settings()
    assert (loaded.settings, loaded.note) == (Settings(introduced=False), None)


def test_a_file_from_before_needs_no_first_start_but_an_agreement() -> None:
    settings_path().write_text('{"format": 1, "trainee": "Lin"}', encoding="utf-8")
    loaded = load_settings().settings
    assert loaded.introduced
    assert not loaded.agreed
    save_settings(dataclasses.replace(loaded, agreement=Agreement(AGREEMENT, "2026-03-02")))
    assert load_settings().settings.agreed


def test_an_agreement_to_an_earlier_page_does_not_count() -> None:
    assert not Settings(agreement=Agreement(AGREEMENT - 1, "2026-03-02")).agreed


def test_saved_settings_are_loaded_again(private_home: Path) -> None:
    save_settings(CHANGED)
    assert load_settings().settings == CHANGED
    assert sorted(path.name for path in private_home.iterdir()) == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such access bits")
def test_the_file_is_for_its_user_alone() -> None:
    save_settings(Settings())
    save_settings(CHANGED)
    assert stat.S_IMODE(settings_path().stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b'{"format": 1', b"\xff\xfe", b'{"voice": 7}', b" " * 200_000])
def test_a_damaged_file_is_set_aside_and_said(damage: bytes) -> None:
    settings_path().write_bytes(damage)
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert loaded.note is not None
    assert "settings.json.damaged" in loaded.note
    assert settings_path().with_name("settings.json.damaged").read_bytes() == damage
    assert load_settings().note is None


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ('{"trainee": "林", "telepathy": 1}', ("telepathy",)),
        ('{"trainee": "林", "voice": {"volume": 0.5, "timbre": "warm"}, "ear": {"leak": {"db": -9, "at": 3}}}',
         ("voice.timbre", "ear.leak.at")),
        ('{"trainee": "林", "keys": {"call.hold": "Ctrl 1", "call.fly": "F4", "call.mute": "Ctrl 1", "back": 3}}',
         ("keys.call.fly", "keys.call.mute", "keys.back")),
    ],
)  # fmt: skip
def test_an_unknown_key_is_named_and_the_rest_counts(text: str, ignored: tuple[str, ...]) -> None:
    settings_path().write_text(text, encoding="utf-8")
    loaded = load_settings()
    assert loaded.settings.trainee == "林"
    assert loaded.ignored == ignored
    assert loaded.note is not None
    assert all(name in loaded.note for name in ignored)
    save_settings(loaded.settings)
    before = settings_path().with_name("settings.json.before")
    assert before.read_text(encoding="utf-8") == text, "what another version of the program wrote is not lost"
    assert load_settings().note is None


def test_a_value_that_does_not_fit_beside_an_unknown_key_is_damage() -> None:
    settings_path().write_text('{"telepathy": 1, "voice": {"volume": 3}}', encoding="utf-8")
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert "volume is 3" in (loaded.note or "")


def test_settings_that_do_not_fit_are_not_written() -> None:
    save_settings(CHANGED)
    wrong = dataclasses.replace(CHANGED, voice=VoiceSettings(volume=7.0))
    with pytest.raises(SettingsError, match=r"volume is 7"):
        save_settings(wrong)
    assert load_settings().settings == CHANGED


def test_a_folder_in_the_way_is_said() -> None:
    settings_path().mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings()
    with pytest.raises(SettingsError, match="cannot be written"):
        save_settings(Settings())
    assert [path.name for path in settings_path().parent.iterdir()] == ["settings.json"]


def test_the_file_is_readable_by_people() -> None:
    save_settings(CHANGED)
    text = settings_path().read_text(encoding="utf-8")
    assert '"trainee": "林 晓"' in text
    assert list(json.loads(text)) == [item.name for item in dataclasses.fields(Settings)]
