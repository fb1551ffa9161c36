"""Makes the tiny transducer that the tests of hotwords load (development; needs the package onnx).

    python tests/simulator/speech/make_loudness_transducer.py

It understands nobody: the first loud stretch is 响, with 想 hardly less likely. Who listens for 想 shall get it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent / "data" / "loudness-transducer"
THRESHOLD = -6.0
"""Mean log energy of the mel bands above which a frame is loud."""
LESS = 0.2
"""By how much 想 is less likely than 响."""
TOKENS = "<blk> 0\n响 1\n想 2\n"
REAL, WHOLE = TensorProto.FLOAT, TensorProto.INT64


def save(name: str, graph: onnx.GraphProto, metadata: dict[str, str]) -> None:
    """Write one of the three networks."""
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, FOLDER / name)


def constant(name: str, *values: float, kind: type = np.float32) -> onnx.TensorProto:
    """A row of numbers."""
    return numpy_helper.from_array(np.array(values, kind), name)


def main() -> None:
    """Write encoder, decoder, joiner and tokens."""
    FOLDER.mkdir(exist_ok=True)
    encoder = helper.make_graph(
        [
            helper.make_node("Slice", ["x", "from", "to", "axis", "step"], ["fourth"]),
            helper.make_node("ReduceMean", ["fourth"], ["energy"], axes=[2], keepdims=1),
            helper.make_node("Sub", ["energy", "threshold"], ["over"]),
            helper.make_node("Neg", ["over"], ["under"]),
            helper.make_node("Sub", ["over", "less"], ["other"]),
            helper.make_node("Concat", ["under", "over", "other"], ["encoder_out"], axis=2),
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
        [
            constant("from", 0, kind=np.int64), constant("to", 10**9, kind=np.int64),
            constant("axis", 1, kind=np.int64), constant("step", 4, kind=np.int64),
            constant("three", 3, kind=np.int64), constant("threshold", THRESHOLD), constant("less", LESS),
        ],
    )  # fmt: skip
    save("encoder.onnx", encoder, {})
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
    save("decoder.onnx", decoder, {"vocab_size": "3", "context_size": "2"})
    joiner = helper.make_graph(
        [helper.make_node("Add", ["encoder_out", "decoder_out"], ["logit"])],
        "joiner",
        [
            helper.make_tensor_value_info("encoder_out", REAL, ["N", 3]),
            helper.make_tensor_value_info("decoder_out", REAL, ["N", 3]),
        ],
        [helper.make_tensor_value_info("logit", REAL, ["N", 3])],
    )
    save("joiner.onnx", joiner, {"joiner_dim": "3"})
    (FOLDER / "tokens.txt").write_text(TOKENS, "utf-8")


if __name__ == "__main__":
    main()
