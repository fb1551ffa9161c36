"""`three-rings doctor` and `three-rings speech`: what is there, what is missing, and whether a call can go on."""

import json
from pathlib import Path

import pytest

from simulator.commands import probe as probing
from simulator.commands.probe import probe
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.settings_file import save_settings

PARTS = {
    "database", "disk", "scenarios", "fonts", "screen", "speaker", "microphone", "voices", "recogniser",
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without display and sound."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER", "PULSE_SERVER"):
        monkeypatch.delenv(name, raising=False)


def test_every_part_is_looked_at_and_each_failure_has_its_remedy(three_rings) -> None:
    done = three_rings("doctor", "--json")
    assert done.status == 0
    assert done.json["can_go_on"] is True
    checks = done.json["checks"]
    assert {check["part"] for check in checks} == PARTS
    for check in checks:
        assert check["words"]
        assert (check["state"] == "ok") == (check["mend"] is None)
    states = {check["part"]: check["state"] for check in checks}
    assert states["screen"] == "missing"
    assert states["database"] == states["scenarios"] == states["fonts"] == "ok"


def test_people_get_one_line_a_part(three_rings) -> None:
    done = three_rings("doctor")
    assert done.status == 0
    for part in PARTS:
        assert f" {part}: " in done.out
    assert "three-rings play SCENARIO --terminal" in done.out


def test_where_nothing_can_go_on_the_status_says_so(three_rings, private_home: Path) -> None:
    (private_home / "results.db").write_bytes(b"broken" * 500)
    done = three_rings("doctor", "--json")
    assert done.status == 1
    assert done.json["can_go_on"] is False
    (database,) = [check for check in done.json["checks"] if check["part"] == "database"]
    assert "is damaged" in database["words"]


def test_a_home_that_cannot_be_used_stops_no_look(
    three_rings, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (private_home / "file").write_text("")
    monkeypatch.setenv("THREE_RINGS_HOME", str(private_home / "file" / "home"))
    done = three_rings("doctor", "--json")
    assert done.status == 1
    states = {check["part"]: check["state"] for check in done.json["checks"]}
    assert set(states) == PARTS
    assert states["database"] == states["disk"] == "missing"
    assert states["voices"] == states["fonts"] == "ok"


def test_damaged_settings_are_said(three_rings, private_home: Path) -> None:
    (private_home / "settings.json").write_text("{")
    note = three_rings("doctor", "--json").json["note"]
    assert "settings.json.damaged" in note


def test_choices_of_the_settings_are_respected(three_rings) -> None:
    save_settings(Settings(voice=VoiceSettings(engine="none"), ear=EarSettings(engine="none")))
    checks = three_rings("doctor", "--json").json["checks"]
    words = {check["part"]: check["words"] for check in checks}
    assert words["voices"] == "The settings ask for text only."
    assert "typed answers" in words["recogniser"]


def test_speech_lists_what_there_is(three_rings) -> None:
    listing = three_rings("speech", "--lang", "en", "--json").json
    assert {voice["language"].split("-")[0] for voice in listing["voices"]} == {"en"}
    assert [one["language"] for one in listing["recognisers"]] == ["en"]
    assert listing["recognisers"][0]["engine"].startswith("pocketsphinx")
    assert len(listing["problems"]) == (not listing["microphones"]) + (not listing["speakers"])
    assert "Recognisers" in three_rings("speech").out


def test_speech_in_an_unknown_language_is_misuse(three_rings) -> None:
    assert three_rings("speech", "--lang", "fr").status == 2


def test_a_driver_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "SECONDS", 0.001)
    assert "its driver hangs" in (probe("screen").problem or "")


def test_a_driver_that_crashes_takes_nothing_along() -> None:
    assert "its driver crashes" in (probe("no such device").problem or "")


def test_a_probe_prints_one_json_object() -> None:
    answer = probe("screen")
    assert json.loads(json.dumps(answer.found)) == []
    assert answer.problem is not None
    assert "There is no display" in answer.problem
