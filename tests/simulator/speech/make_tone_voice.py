"""Makes the tiny voice that the tests of the neural voices load (development; needs the package onnx).

    python tests/simulator/speech/make_tone_voice.py

It speaks no language: each character it knows is a tone of 0.1 s, higher for the second of its two speakers. What it
proves is that files, metadata, lexicon, process and protocol fit what sherpa-onnx really reads.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent / "data" / "tone-voice"
RATE = 16000
TONE = 1600
"""Samples of a token."""
KNOWN = "您好我是想问一下理赔的进度这句话用来听声音"
"""Characters of the lexicon, one token each."""


def graph() -> onnx.GraphProto:
    """From tokens (1, L) to a wave (1, 1, T): a sine for each token, by its number and the speaker's."""
    nodes = [
        helper.make_node("Cast", ["x"], ["token"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["sid"], ["speaker"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["token", "step"], ["higher"]),
        helper.make_node("Mul", ["speaker", "apart"], ["other"]),
        helper.make_node("Add", ["higher", "base"], ["low"]),
        helper.make_node("Add", ["low", "other"], ["pitch"]),
        helper.make_node("Mul", ["length_scale", "tone"], ["long"]),
        helper.make_node("Cast", ["long"], ["count"], to=TensorProto.INT64),
        helper.make_node("Squeeze", ["count", "zero"], ["end"]),
        helper.make_node("Range", ["start", "end", "one"], ["place"]),
        helper.make_node("Cast", ["place"], ["sample"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["pitch", "two"], ["tones"]),
        helper.make_node("Mul", ["tones", "sample"], ["turns"]),
        helper.make_node("Mul", ["turns", "radians"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["wave"]),
        helper.make_node("Mul", ["wave", "loud"], ["soft"]),
        helper.make_node("Reshape", ["soft", "shape"], ["y"]),
    ]
    numbers = {
        "step": np.array([20.0], np.float32), "base": np.array([200.0], np.float32),
        "apart": np.array([400.0], np.float32), "tone": np.array([TONE], np.float32),
        "zero": np.array([0], np.int64), "start": np.array(0, np.int64), "one": np.array(1, np.int64),
        "two": np.array([2], np.int64), "radians": np.array([2 * np.pi / RATE], np.float32),
        "loud": np.array([0.3], np.float32), "shape": np.array([1, 1, -1], np.int64),
    }  # fmt: skip
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    return helper.make_graph(
        nodes,
        "tone-voice",
        [
            helper.make_tensor_value_info("x", whole, [1, "L"]),
            helper.make_tensor_value_info("x_length", whole, [1]),
            helper.make_tensor_value_info("noise_scale", real, [1]),
            helper.make_tensor_value_info("length_scale", real, [1]),
            helper.make_tensor_value_info("noise_scale_w", real, [1]),
            helper.make_tensor_value_info("sid", whole, [1]),
        ],
        [helper.make_tensor_value_info("y", real, [1, 1, "T"])],
        [numpy_helper.from_array(value, name) for name, value in numbers.items()],
    )


def main() -> None:
    """Write network, tokens and lexicon."""
    FOLDER.mkdir(exist_ok=True)
    model = helper.make_model(graph(), opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    metadata = {
        "sample_rate": str(RATE), "n_speakers": "2", "language": "Chinese", "comment": "icefall", "add_blank": "0",
        "punctuation": ", . ， 。 ？ ！",
    }  # fmt: skip
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, FOLDER / "model.onnx")
    tokens = ["_", ",", ".", "，", "。", "？", "！", *(f"t{place}" for place in range(len(KNOWN)))]
    (FOLDER / "tokens.txt").write_text("".join(f"{name} {place}\n" for place, name in enumerate(tokens)), "utf-8")
    lexicon = "".join(f"{character} t{place}\n" for place, character in enumerate(KNOWN))
    (FOLDER / "lexicon.txt").write_text(lexicon, "utf-8")


if __name__ == "__main__":
    main()
