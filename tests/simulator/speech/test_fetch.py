"""Fetching models as a whole, with real archives, a real server and real proofs; and what is left when it fails."""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.errors import SpeechError, UsageError
from simulator.speech import catalogue as catalogue_module
from simulator.speech import fetch as fetch_module
from simulator.speech.catalogue import CatalogueModel, catalogue, in_catalogue
from simulator.speech.download import Patience
from simulator.speech.fetch import Fetched, FetchError, fetch, model_named
from simulator.speech.installed import RECEIPT, installed_models, read_receipt
from simulator.speech.models import ModelError
from tests.rogue_server import RogueServer, rogue_server

DATA = Path(__file__).parent / "data"
NAME = "vosk-model-small-cn-0.22"
HASTE = Patience(connect=20.0, read=20.0, pause=0.01, tries=2)


def packed(archive: Path, folder: Path, name: str) -> str:
    """An archive of a folder under that name; its SHA-256."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as zipped:
            for path in folder.iterdir():
                zipped.write(path, f"{name}/{path.name}")
    else:
        with tarfile.open(archive, "w:bz2") as tarred:
            tarred.add(folder, name)
    return hashlib.sha256(archive.read_bytes()).hexdigest()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RogueServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "served").mkdir()
    with rogue_server(tmp_path / "served") as running:
        yield running


@pytest.fixture
def known(server: RogueServer, monkeypatch: pytest.MonkeyPatch) -> CatalogueModel:
    """A model of the catalogue, in place of which the server has a small one that sherpa-onnx reads."""
    file = server.folder / "sherpa-onnx-streaming-zipformer-small-ctc-zh-int8-2025-04-01.tar.bz2"
    sha = packed(file, DATA / "loudness-transducer", file.name.removesuffix(".tar.bz2"))
    model = in_catalogue(file.name.removesuffix(".tar.bz2"))
    assert model is not None
    model = replace(model, source="test", bytes=file.stat().st_size, disk=5000, sha256=sha)
    sources = {"test": catalogue_module.Source((server.address("good", "{file}"),))}
    monkeypatch.setattr(catalogue_module, "_read", lambda: (sources, (model,)))
    return model


def get(tmp_path: Path, name: str, **more) -> Fetched:
    models = tmp_path / "models"
    models.mkdir(exist_ok=True)
    return fetch(name, models, tmp_path / "cache", patience=HASTE, **more)


def left(tmp_path: Path) -> set[str]:
    """Names in the folder of models, but for locks."""
    return {path.name for path in (tmp_path / "models").iterdir() if path.suffix != ".lock"}


def test_a_model_of_the_catalogue_is_fetched_proven_and_recorded(tmp_path: Path, known: CatalogueModel):
    stages: list[str] = []
    done = get(tmp_path, "small-ctc", report=lambda stage, *_: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["download", "unpack", "prove"]
    assert set(done.proof.text) == {"响"}
    assert done.proof.real_time_factor > 0
    receipt = done.installed.receipt
    assert (receipt.verified, receipt.sha256, receipt.languages) == (True, known.sha256, ("zh",))
    assert receipt.source.startswith("http://127.0.0.1")
    assert left(tmp_path) == {known.name}
    assert [one.receipt for one in installed_models(tmp_path / "models")] == [receipt]
    assert {path.suffix for path in (tmp_path / "cache").iterdir()} == {".lock"}


def test_an_unknown_checksum_is_recorded_and_a_change_told(
    tmp_path: Path, known: CatalogueModel, server: RogueServer, monkeypatch: pytest.MonkeyPatch
):
    unsure = replace(known, sha256="")
    sources, _ = catalogue_module._read()
    monkeypatch.setattr(catalogue_module, "_read", lambda: (sources, (unsure,)))
    first = get(tmp_path, known.name)
    assert (first.installed.receipt.verified, first.installed.receipt.sha256) == (False, known.sha256)
    assert first.earlier is None
    packed(server.folder / known.file, DATA / "loudness-transducer", "other-folder")
    second = get(tmp_path, known.name)
    assert second.earlier == known.sha256


def test_a_failed_download_leaves_what_was_there(
    tmp_path: Path, known: CatalogueModel, server: RogueServer, monkeypatch: pytest.MonkeyPatch
):
    before = get(tmp_path, known.name).installed.receipt
    for behaviour in ("wrong", "short", "page", "missing", "breaks-plain"):
        sources = {"test": catalogue_module.Source((server.address(behaviour, "{file}"),))}
        monkeypatch.setattr(catalogue_module, "_read", lambda sources=sources: (sources, (known,)))
        with pytest.raises(SpeechError) as caught:
            get(tmp_path, known.name)
        assert "\n" not in str(caught.value)
        assert left(tmp_path) == {known.name}
        assert read_receipt(tmp_path / "models" / known.name) == before


def cut_short(folder: Path) -> None:
    network = folder / "encoder.onnx"
    network.write_bytes(network.read_bytes()[:300])


SPOILT = (
    (lambda folder: (folder / "tokens.txt").unlink(), r"tokens\.txt is missing"),
    (lambda folder: (folder / "encoder.onnx").write_bytes(b"<html>"), "damaged or no ONNX model"),
    (cut_short, "The recogniser cannot be used"),
    (
        lambda folder: (folder / "tokens.txt").write_text("<blk> 0\n[noise] 1\n[unk] 2\n", "utf-8"),
        "understands nothing of a sample",
    ),
)
"""Ways to spoil a model, and what is said of it."""


def test_a_model_that_proves_nothing_leaves_what_was_there(tmp_path: Path, known: CatalogueModel):
    before = get(tmp_path, known.name).installed.receipt
    for number, (spoil, problem) in enumerate(SPOILT):
        bad = tmp_path / f"bad{number}"
        shutil.copytree(DATA / "loudness-transducer", bad)
        spoil(bad)
        with pytest.raises(ModelError, match=problem):
            get(tmp_path, known.name, source=str(bad))
        assert left(tmp_path) == {known.name}
        assert read_receipt(tmp_path / "models" / known.name) == before


@pytest.mark.parametrize("shape", ["model", "parent", "archive", "folder of archive", "zip"])
def test_a_model_comes_from_a_folder_or_an_archive(tmp_path: Path, shape: str):
    source = tmp_path / "given"
    source.mkdir()
    match shape:
        case "model":
            shutil.copytree(DATA / "loudness-transducer", source, dirs_exist_ok=True)
        case "parent":
            shutil.copytree(DATA / "loudness-transducer", source / "mine")
        case "zip":
            packed(source / "x.zip", DATA / "loudness-transducer", "mine")
            source /= "x.zip"
        case _:
            packed(source / "given.tar.bz2", DATA / "loudness-transducer", "mine")
            source = source / "given.tar.bz2" if shape == "archive" else source
    if shape == "folder of archive":
        with pytest.raises(SpeechError, match="neither"):
            get(tmp_path, "mine", source=str(source), language="zh")  # which archive, only the catalogue can say
        return
    done = get(tmp_path, "mine", source=str(source), language="zh")
    assert done.installed.abilities == ("times", "confidence", "hotwords")
    assert done.installed.receipt.verified is False
    assert source.exists()


def test_a_known_archive_is_found_in_a_folder_and_checked(tmp_path: Path, known: CatalogueModel, server: RogueServer):
    assert get(tmp_path, known.name, source=str(server.folder)).installed.receipt.verified
    (server.folder / known.file).write_bytes(b"other")
    with pytest.raises(FetchError, match="not the file that the catalogue names"):
        get(tmp_path, known.name, source=str(server.folder))


def test_a_voice_is_proven_by_speaking(tmp_path: Path, server: RogueServer):
    packed(server.folder / "tones.tar.bz2", DATA / "tone-voice", "tones")
    done = get(tmp_path, "tones", source=server.address("good", "tones.tar.bz2"), language="zh")
    assert done.installed.receipt.kind == "voice"
    assert done.proof.seconds > 1
    assert done.installed.fast


def test_too_little_room_is_said_before_anything_is_taken(tmp_path: Path, known: CatalogueModel, server: RogueServer):
    with pytest.raises(FetchError, match=r"needs 100 MB of room in .*; 5 MB are free"):
        get(tmp_path, known.name, free=lambda _: 5_000_000)
    assert left(tmp_path) == set()
    with pytest.raises(FetchError, match="of room"):
        get(tmp_path, "mine", source=str(DATA / "loudness-transducer"), language="zh", free=lambda _: 5_000_000)


def test_what_a_killed_program_left_is_mended(tmp_path: Path, known: CatalogueModel):
    before = get(tmp_path, known.name).installed.receipt
    models = tmp_path / "models"
    (models / known.name).rename(models / f".old-{known.name}")  # killed between the two names
    (models / f".new-{known.name}").mkdir()
    assert installed_models(models) == ()
    with pytest.raises(SpeechError):
        get(tmp_path, known.name, source=str(tmp_path / "nowhere"))
    assert left(tmp_path) == {known.name}
    assert read_receipt(models / known.name) == before


def test_names(tmp_path: Path):
    assert model_named("sense-voice") is catalogue()[0]
    assert model_named("no such model") is None
    with pytest.raises(UsageError, match="; give more of the name"):
        model_named("vits")
    with pytest.raises(
        UsageError, match=r"There is no model 'vosk-modl-small-cn-0.22'.* Did you mean vosk-model-small-cn"
    ):
        get(tmp_path, "vosk-modl-small-cn-0.22")
    with pytest.raises(UsageError, match="cannot be the name"):
        get(tmp_path, "../evil", source=str(DATA), language="zh")
    with pytest.raises(UsageError, match="say with --lang"):
        get(tmp_path, "mine", source=str(DATA))
    with pytest.raises(UsageError, match="knows zh, not en"):
        get(tmp_path, NAME, language="en")


def test_the_catalogue_is_sound():
    models = catalogue()
    assert len({model.name for model in models}) == len(models)
    for model in models:
        assert fetch_module.NAME.fullmatch(model.name)
        assert set(model.about) == {"zh", "en"}
        assert model.addresses
        assert all(address.startswith("https://") for address in model.addresses)
        assert not model.sha256 or len(model.sha256) == 64
        assert model.sha256 or not any("ghfast" in address or "gh-proxy" in address for address in model.addresses)
        assert model.bytes < model.disk * 1.1
        assert set(model.languages) <= {"zh", "yue", "en"}
        assert (model.speakers is not None) == (model.kind == "voice")


def test_a_receipt_that_cannot_be_read_is_no_model(tmp_path: Path, known: CatalogueModel):
    get(tmp_path, known.name)
    path = tmp_path / "models" / known.name / RECEIPT
    path.write_text(json.dumps({"format": 1}), "utf-8")
    assert installed_models(tmp_path / "models") == ()
