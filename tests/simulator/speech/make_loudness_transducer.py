"""Makes the tiny transducers that the tests of hotwords load (development; needs the package onnx).

    python tests/simulator/speech/make_loudness_transducer.py

It understands nobody: the first loud stretch is 响, with 想 hardly less likely. Who listens for 想 shall get it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

DATA = Path(__file__).parent / "data"
WHOLE_FOLDER, STREAMING_FOLDER = DATA / "loudness-transducer", DATA / "loudness-streaming-transducer"
WINDOW, SHIFT = 45, 32
"""Frames of 10 ms that the streaming encoder is given, and moves on by."""
THRESHOLD = -6.0
"""Mean log energy of the mel bands above which a frame is loud."""
LESS = 0.2
"""By how much 想 is less likely than 响."""
TOKENS = "<blk> 0\n响 1\n想 2\n"
REAL, WHOLE = TensorProto.FLOAT, TensorProto.INT64


def save(path: Path, graph: onnx.GraphProto, metadata: dict[str, str]) -> None:
    """Write one of the three networks."""
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, path)


def constant(name: str, *values: float, kind: type = np.float32) -> onnx.TensorProto:
    """A row of numbers."""
    return numpy_helper.from_array(np.array(values, kind), name)


def nodes() -> list[onnx.NodeProto]:
    """From features (N, T, 80) to scores (N, T', 3): every fourth frame, its mean against the threshold."""
    return [
        helper.make_node("Slice", ["x", "from", "to", "axis", "step"], ["fourth"]),
        helper.make_node("ReduceMean", ["fourth"], ["energy"], axes=[2], keepdims=1),
        helper.make_node("Sub", ["energy", "threshold"], ["over"]),
        helper.make_node("Neg", ["over"], ["under"]),
        helper.make_node("Sub", ["over", "less"], ["lesser"]),
        helper.make_node("Concat", ["under", "over", "lesser"], ["encoder_out"], axis=2),
    ]


def constants(end: int) -> list[onnx.TensorProto]:
    """The numbers of `nodes`."""
    return [
        constant("from", 0, kind=np.int64), constant("to", end, kind=np.int64), constant("axis", 1, kind=np.int64),
        constant("step", 4, kind=np.int64), constant("threshold", THRESHOLD), constant("less", LESS),
    ]  # fmt: skip


def whole_encoder() -> onnx.GraphProto:
    """Of the transducer that reads whole utterances."""
    return helper.make_graph(
        [
            *nodes(),
            helper.make_node("Add", ["x_lens", "three"], ["rounded"]),
            helper.make_node("Div", ["rounded", "step"], ["encoder_out_lens"]),
        ],
        "encoder",
        [
            helper.make_tensor_value_info("x", REAL, ["N", "T", 80]),
            helper.make_tensor_value_info("x_lens", WHOLE, ["N"]),
        ],
        [
            helper.make_tensor_value_info("encoder_out", REAL, ["N", "U", 3]),
            helper.make_tensor_value_info("encoder_out_lens", WHOLE, ["N"]),
        ],
        [*constants(10**9), constant("three", 3, kind=np.int64)],
    )


def streaming_encoder() -> onnx.GraphProto:
    """Of the one that reads while the trainee speaks: a zipformer with one layer, whose states it hands on.

    Without a layer sherpa-onnx would take the wrong axis of the states for the number of streams, and crash.
    """
    states = [
        ("key", REAL, [1, "N", 1]), ("attention", REAL, [1, "N", 1, 3]), ("value", REAL, [1, "N", 1]),
        ("other_value", REAL, [1, "N", 1]), ("convolution", REAL, ["N", 4, 1]), ("other", REAL, ["N", 4, 1]),
        ("embed_states", REAL, ["N", 128, 3, 19]), ("processed_lens", WHOLE, ["N"]),
    ]  # fmt: skip
    return helper.make_graph(
        [
            *nodes(),
            *(helper.make_node("Identity", [name], [f"new_{name}"]) for name, *_ in states[:-1]),
            helper.make_node("Add", ["processed_lens", "moved"], ["new_processed_lens"]),
        ],
        "encoder",
        [
            helper.make_tensor_value_info("x", REAL, ["N", WINDOW, 80]),
            *(helper.make_tensor_value_info(*state) for state in states),
        ],
        [
            helper.make_tensor_value_info("encoder_out", REAL, ["N", SHIFT // 4, 3]),
            *(helper.make_tensor_value_info(f"new_{name}", kind, shape) for name, kind, shape in states),
        ],
        [*constants(SHIFT), constant("moved", SHIFT // 4, kind=np.int64)],
    )


def streaming_metadata() -> dict[str, str]:
    """What sherpa-onnx reads of a streaming zipformer."""
    ones = ("query_head_dims", "value_head_dims", "num_heads", "num_encoder_layers", "left_context_len")
    return {
        **dict.fromkeys(ones, "1"), "encoder_dims": "4", "cnn_module_kernels": "3", "T": str(WINDOW),
        "decode_chunk_len": str(SHIFT), "model_type": "zipformer2",
    }  # fmt: skip


def main() -> None:
    """Write encoders, decoder, joiner and tokens."""
    decoder = helper.make_graph(
        [
            helper.make_node("Slice", ["y", "last", "end", "axis"], ["before"]),
            helper.make_node("Cast", ["before"], ["number"], to=REAL),
            helper.make_node("Clip", ["number", "zero", "one"], ["spoken"]),
            helper.make_node("Mul", ["spoken", "hush"], ["decoder_out"]),
        ],
        "decoder",
        [helper.make_tensor_value_info("y", WHOLE, ["N", 2])],
        [helper.make_tensor_value_info("decoder_out", REAL, ["N", 3])],
        [
            constant("last", 1, kind=np.int64), constant("end", 2, kind=np.int64), constant("axis", 1, kind=np.int64),
            numpy_helper.from_array(np.array(0, np.float32), "zero"),
            numpy_helper.from_array(np.array(1, np.float32), "one"), constant("hush", 50.0, 0.0, 0.0),
        ],
    )  # fmt: skip
    joiner = helper.make_graph(
        [helper.make_node("Add", ["encoder_out", "decoder_out"], ["logit"])],
        "joiner",
        [
            helper.make_tensor_value_info("encoder_out", REAL, ["N", 3]),
            helper.make_tensor_value_info("decoder_out", REAL, ["N", 3]),
        ],
        [helper.make_tensor_value_info("logit", REAL, ["N", 3])],
    )
    for folder, encoder, metadata in (
        (WHOLE_FOLDER, whole_encoder(), {}), (STREAMING_FOLDER, streaming_encoder(), streaming_metadata()),
    ):  # fmt: skip
        folder.mkdir(exist_ok=True)
        save(folder / "encoder.onnx", encoder, metadata)
        save(folder / "decoder.onnx", decoder, {"vocab_size": "3", "context_size": "2"})
        save(folder / "joiner.onnx", joiner, {"joiner_dim": "3"})
        (folder / "tokens.txt").write_text(TOKENS, "utf-8")


if __name__ == "__main__":
    main()
