"""Model folders are told apart and checked before anything is loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from simulator.speech.models import ModelError, detect, model_engine
from simulator.speech.recognising import recognise
from simulator.speech.vad import RATE

DATA = Path(__file__).parent / "data"


def network(folder: Path, name: str, *metadata: str) -> None:
    """A file that looks like a network from outside."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"\x08\x08" + bytes(100) + " ".join(metadata).encode())


def tokens(folder: Path, text: str = "<blk> 0\n好 1\n") -> None:
    (folder / "tokens.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("layout", "files", "metadata"),
    [
        ("sense_voice", ["model.int8.onnx"], ["lfr_window_size", "with_itn", "lang_zh"]),
        ("paraformer", ["model.int8.onnx"], ["lfr_window_size", "neg_mean"]),
        ("zipformer_ctc", ["model.int8.onnx"], []),
        ("wenet_ctc", ["model.onnx"], ["subsampling_factor"]),
        ("nemo_ctc", ["model.onnx"], ["subsampling_factor", "normalize_type"]),
        ("streaming_ctc", ["ctc-epoch-20-avg-1-chunk-16-left-128.int8.onnx"], ["decode_chunk_len"]),
        ("transducer", ["encoder.int8.onnx", "decoder.onnx", "joiner.int8.onnx"], []),
        ("streaming_transducer", ["encoder.int8.onnx", "decoder.onnx", "joiner.int8.onnx"], ["decode_chunk_len"]),
    ],
)
def test_layouts_are_told_apart(tmp_path: Path, layout: str, files: list[str], metadata: list[str]):
    for name in files:
        network(tmp_path, name, *metadata)
    tokens(tmp_path)
    model = detect(tmp_path)
    assert model.layout == layout
    assert set(model.files.values()) == {*files, "tokens.txt"}
    assert model.streaming == layout.startswith("streaming")


def test_of_two_precisions_the_smaller_is_taken_but_for_the_decoder(tmp_path: Path):
    for part in ("encoder", "decoder", "joiner"):
        network(tmp_path, f"{part}-epoch-99-avg-1.onnx")
        network(tmp_path, f"{part}-epoch-99-avg-1.int8.onnx")
    tokens(tmp_path)
    assert detect(tmp_path).files == {
        "encoder": "encoder-epoch-99-avg-1.int8.onnx", "decoder": "decoder-epoch-99-avg-1.onnx",
        "joiner": "joiner-epoch-99-avg-1.int8.onnx", "tokens": "tokens.txt",
    }  # fmt: skip


@pytest.mark.parametrize("graph", [["HCLG.fst"], ["HCLr.fst", "Gr.fst"]])
def test_a_vosk_model(tmp_path: Path, graph: list[str]):
    for name in ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", *(f"graph/{name}" for name in graph)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert detect(tmp_path).layout == "vosk"
    assert model_engine(tmp_path, "zh").name == f"vosk/{tmp_path.name}"
    (tmp_path / "conf" / "mfcc.conf").unlink()
    with pytest.raises(ModelError, match=r"incomplete: conf/mfcc\.conf is missing"):
        detect(tmp_path)


def test_what_is_missing_is_said(tmp_path: Path):
    with pytest.raises(ModelError, match="does not exist"):
        detect(tmp_path / "none")
    with pytest.raises(ModelError, match="holds no recognition model"):
        detect(tmp_path)
    network(tmp_path, "encoder.onnx")
    network(tmp_path, "decoder.onnx")
    with pytest.raises(ModelError, match=r"tokens\.txt is missing"):
        detect(tmp_path)
    tokens(tmp_path)
    with pytest.raises(ModelError, match="it has encoder, decoder but no joiner"):
        detect(tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is empty"),
        ("好 1\n", "none of <blk>, <eps>, <blank> is among its tokens"),
        ("<blk> 0\n<html>\n", "line 2 holds no token and number"),
        ("\x00\xff", "line 1 holds no token and number"),
    ],
)
def test_a_token_list_that_would_end_the_process_is_refused(tmp_path: Path, text: str, problem: str):
    network(tmp_path, "model.onnx")
    tokens(tmp_path, text)
    with pytest.raises(ModelError, match=problem):
        detect(tmp_path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"version https://git-lfs.github.com/spec/v1", "only a pointer"), (b"<html>", "damaged"), (b"", "damaged")],
)
def test_a_file_that_is_no_network_is_refused(tmp_path: Path, content: bytes, problem: str):
    (tmp_path / "model.onnx").write_bytes(content)
    tokens(tmp_path)
    with pytest.raises(ModelError, match=problem):
        detect(tmp_path)


@pytest.mark.parametrize("name", ["loudness-ctc", "loudness-streaming"])
def test_sherpa_onnx_loads_and_reads_a_checked_model(name: str):
    quiet = np.random.default_rng(1).normal(0, 1e-4, RATE)
    loud = np.random.default_rng(2).normal(0, 0.2, RATE)
    heard = recognise(model_engine(DATA / name, "zh"), np.concatenate([quiet, loud, quiet, loud, quiet]).astype("f4"))
    assert heard.text == "响响"
    assert [word.text for word in heard.words] == ["响", "响"]
    assert heard.words[0].at == pytest.approx(1.0, abs=0.1)
    assert heard.words[1].at == pytest.approx(3.0, abs=0.1)
    assert heard.confidence is None


@pytest.mark.parametrize("name", ["loudness-ctc", "loudness-streaming"])
@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1, 2.0])
def test_silence_and_the_shortest_sounds_harm_nothing(name: str, seconds: float):
    heard = recognise(model_engine(DATA / name, "zh"), np.zeros(int(seconds * RATE), dtype=np.float32))
    assert heard.text == ""
    assert heard.failed == "Speech was heard, but no words were understood."


def test_a_network_that_ends_the_process_is_one_sentence(tmp_path: Path):
    shutil.copytree(DATA / "loudness-streaming", tmp_path / "model")
    path = tmp_path / "model" / "model.onnx"
    path.write_bytes(path.read_bytes().replace(b"num_encoder_layers", b"num_encoder_xxxxxx"))
    with pytest.raises(RuntimeError, match=r"^The recogniser cannot be used: .*status 255"):
        recognise(model_engine(tmp_path / "model", "zh"), np.zeros(RATE, dtype=np.float32))


def test_a_cut_network_is_one_sentence(tmp_path: Path):
    shutil.copytree(DATA / "loudness-ctc", tmp_path / "model")
    path = tmp_path / "model" / "model.onnx"
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(RuntimeError, match=r"^The recogniser cannot be used: .*status"):
        recognise(model_engine(tmp_path / "model", "zh"), np.zeros(RATE, dtype=np.float32))


def test_vosk_without_its_package_is_one_sentence(tmp_path: Path):
    for name in ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    with pytest.raises(RuntimeError, match=r"^The recogniser cannot be used: "):
        recognise(model_engine(tmp_path, "zh"), np.zeros(RATE, dtype=np.float32))
