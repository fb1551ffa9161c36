"""Makes the tiny networks that the tests of the sherpa-onnx recogniser load (development; needs the package onnx).

    python tests/simulator/speech/make_loudness_model.py

They understand nobody: a loud stretch is read as 响, a quiet one as nothing. What they prove is that files, metadata,
features, process and protocol fit what sherpa-onnx really reads.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

DATA = Path(__file__).parent / "data"
THRESHOLD = -6.0
"""Mean log energy of the mel bands above which a frame is loud."""
WINDOW, SHIFT = 45, 32
"""Frames of 10 ms that the streaming network is given, and moves on by."""


def nodes(x: str) -> list[onnx.NodeProto]:
    """From features (N, T, 80) to scores (N, T', 2): every fourth frame, its mean against the threshold."""
    return [
        helper.make_node("Slice", [x, "from", "to", "axis", "step"], ["fourth"]),
        helper.make_node("ReduceMean", ["fourth"], ["energy"], axes=[2], keepdims=1),
        helper.make_node("Sub", ["energy", "threshold"], ["over"]),
        helper.make_node("Neg", ["over"], ["under"]),
        helper.make_node("Concat", ["under", "over"], ["scores"], axis=2),
        helper.make_node("LogSoftmax", ["scores"], ["log_probs"], axis=2),
    ]


def constants(end: int) -> list[onnx.TensorProto]:
    """The numbers of `nodes`."""
    whole = {"from": [0], "to": [end], "axis": [1], "step": [4]}
    made = [numpy_helper.from_array(np.array(value, np.int64), name) for name, value in whole.items()]
    return [*made, numpy_helper.from_array(np.array([THRESHOLD], np.float32), "threshold")]


def save(folder: str, graph: onnx.GraphProto, metadata: dict[str, str]) -> None:
    """Write network and tokens."""
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    (DATA / folder).mkdir(exist_ok=True)
    onnx.save(model, DATA / folder / "model.onnx")
    (DATA / folder / "tokens.txt").write_text("<blk> 0\n响 1\n", "utf-8")


def main() -> None:
    """Write both models."""
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    offline = helper.make_graph(
        [
            *nodes("x"),
            helper.make_node("Add", ["x_lens", "three"], ["rounded"]),
            helper.make_node("Div", ["rounded", "step"], ["log_probs_len"]),
        ],
        "loudness",
        [
            helper.make_tensor_value_info("x", real, ["N", "T", 80]),
            helper.make_tensor_value_info("x_lens", whole, ["N"]),
        ],
        [
            helper.make_tensor_value_info("log_probs", real, ["N", "U", 2]),
            helper.make_tensor_value_info("log_probs_len", whole, ["N"]),
        ],
        [*constants(10**9), numpy_helper.from_array(np.array([3], np.int64), "three")],
    )
    save("loudness-ctc", offline, {})
    streaming = helper.make_graph(
        [
            *nodes("x"),
            helper.make_node("Identity", ["embed_states"], ["new_embed_states"]),
            helper.make_node("Add", ["processed_lens", "moved"], ["new_processed_lens"]),
        ],
        "loudness-streaming",
        [
            helper.make_tensor_value_info("x", real, ["N", WINDOW, 80]),
            helper.make_tensor_value_info("embed_states", real, ["N", 128, 3, 19]),
            helper.make_tensor_value_info("processed_lens", whole, ["N"]),
        ],
        [
            helper.make_tensor_value_info("log_probs", real, ["N", SHIFT // 4, 2]),
            helper.make_tensor_value_info("new_embed_states", real, ["N", 128, 3, 19]),
            helper.make_tensor_value_info("new_processed_lens", whole, ["N"]),
        ],
        [*constants(SHIFT), numpy_helper.from_array(np.array([SHIFT // 4], np.int64), "moved")],
    )
    lists = (
        "encoder_dims",
        "query_head_dims",
        "value_head_dims",
        "num_heads",
        "cnn_module_kernels",
        "left_context_len",
    )
    metadata = {
        **dict.fromkeys(lists, "1"),
        "num_encoder_layers": "0",
        "T": str(WINDOW),
        "decode_chunk_len": str(SHIFT),
    }
    save("loudness-streaming", streaming, metadata)


if __name__ == "__main__":
    main()
