"""Writes the network of the Mandarin test model in the layout of sherpa-onnx's `from_zipformer_ctc` (development).

Inputs: x (N, T, 80) and x_lens (N); outputs: log_probs (N, T / 4, V) and log_probs_len (N). Large weights are
stored in eight bits with a scale for each output and are made real numbers again when the model is loaded.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from tests.models.mandarin_network import EPSILON, FLOOR, HEADS, WIDTH, Attention, Convolution, Network, Step

SMALL = 2000
"""Weights of fewer numbers stay in full precision."""


class Writer:
    """Collects nodes and constants."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str:
        """A node; gives the name of its (first) output, the others end in .1, .2 …"""
        name = f"n{len(self.nodes)}"
        names = [name, *(f"{name}.{number}" for number in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return name

    def constant(self, values: NDArray[np.generic]) -> str:
        """A constant; gives its name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def whole(self, *values: int) -> str:
        """A list of whole numbers."""
        return self.constant(np.array(values, np.int64))

    def weight(self, values: NDArray[np.float32], axis: int) -> str:
        """A weight in eight bits; `axis` counts its outputs."""
        if values.size < SMALL:
            return self.constant(values)
        others = tuple(place for place in range(values.ndim) if place != axis)
        scale = np.maximum(np.abs(values).max(axis=others), 1e-8) / 127.0
        shape = [-1 if place == axis else 1 for place in range(values.ndim)]
        eight = np.clip(np.rint(values / scale.reshape(shape)), -127, 127).astype(np.int8)
        zero = np.zeros(scale.shape, np.int8)
        names = self.constant(eight), self.constant(scale.astype(np.float32)), self.constant(zero)
        return self.node("DequantizeLinear", *names, axis=axis)

    # --- layers ----------------------------------------------------------------------------------------------

    def linear(self, layer: nn.Linear, x: str) -> str:
        weight = layer.weight.detach().numpy().T.copy()
        return self.node(
            "Add", self.node("MatMul", x, self.weight(weight, 1)), self.constant(layer.bias.detach().numpy())
        )

    def conv(self, layer: nn.Conv1d, x: str) -> str:
        """Along the last axis."""
        weight = self.weight(layer.weight.detach().numpy(), 0)
        pad = int(layer.padding[0])
        return self.node(
            "Conv", x, weight, self.constant(layer.bias.detach().numpy()), strides=list(layer.stride), pads=[pad, pad],
            group=layer.groups, kernel_shape=list(layer.kernel_size),
        )  # fmt: skip

    def norm(self, layer: nn.LayerNorm, x: str) -> str:
        weights = (self.constant(part.detach().numpy()) for part in (layer.weight, layer.bias))
        return self.node("LayerNormalization", x, *weights, axis=-1, epsilon=EPSILON)

    def swish(self, x: str) -> str:
        return self.node("Mul", x, self.node("Sigmoid", x))

    def turned(self, x: str) -> str:
        """Time and width exchanged."""
        return self.node("Transpose", x, perm=[0, 2, 1])

    def convolution(self, block: Convolution, x: str) -> str:
        both = self.node("Split", self.linear(block.into, self.norm(block.norm, x)), outputs=2, axis=-1, num_outputs=2)
        gated = self.node("Mul", both, self.node("Sigmoid", f"{both}.1"))
        y = self.turned(self.conv(block.along, self.turned(gated)))
        return self.node("Add", x, self.linear(block.out, self.swish(y)))

    def step(self, block: Step, x: str) -> str:
        y = self.swish(self.linear(block.into, self.norm(block.norm, x)))
        return self.node("Add", x, self.linear(block.out, y))

    def attention(self, block: Attention, x: str) -> str:
        size = WIDTH // HEADS
        parts = self.node("Split", self.linear(block.into, self.norm(block.norm, x)), outputs=3, axis=-1, num_outputs=3)
        shape = self.whole(0, 0, HEADS, size)
        query, value = (
            self.node("Transpose", self.node("Reshape", part, shape), perm=[0, 2, 1, 3])
            for part in (parts, f"{parts}.2")
        )
        key = self.node("Transpose", self.node("Reshape", f"{parts}.1", shape), perm=[0, 2, 3, 1])
        scores = self.node("Mul", self.node("MatMul", query, key), self.constant(np.float32(size**-0.5).reshape(1)))
        y = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        together = self.node("Reshape", self.node("Transpose", y, perm=[0, 2, 1, 3]), self.whole(0, 0, WIDTH))
        return self.node("Add", x, self.linear(block.out, together))


def save(network: Network, path: Path) -> None:
    """Write the model's file."""
    to = Writer()
    x = to.node("Max", "x", to.constant(np.array([FLOOR], np.float32)))
    x = to.node("Sub", x, to.constant(network.mean.numpy()))
    x = to.turned(to.node("Mul", x, to.constant(network.scale.numpy())))
    for layer in network.front:
        x = to.swish(to.conv(layer, x))
    x = to.turned(x)
    for convolution, step in network.sound:
        x = to.step(step, to.convolution(convolution, x))
    named = to.node("Softmax", to.linear(network.name, to.norm(network.sound_norm, x)), axis=-1)
    x = to.node("Add", x, to.linear(network.back, named))
    for attention, convolution, step in network.meaning:
        x = to.step(step, to.convolution(convolution, to.attention(attention, x)))
    scores = to.linear(network.read, to.norm(network.norm, x))
    symbols = network.read.out_features
    twice = to.node("Concat", scores, scores, axis=-1)  # one frame for 40 ms is what sherpa-onnx counts on
    scores = to.node("Reshape", twice, to.whole(0, -1, symbols))
    length = to.node("Div", to.node("Add", "x_lens", to.whole(3)), to.whole(4))
    to.nodes.append(helper.make_node("LogSoftmax", [scores], ["log_probs"], axis=-1))
    to.nodes.append(helper.make_node("Identity", [length], ["log_probs_len"]))
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    graph = helper.make_graph(
        to.nodes, "mandarin-test",
        [
            helper.make_tensor_value_info("x", real, ["N", "T", 80]),
            helper.make_tensor_value_info("x_lens", whole, ["N"]),
        ],
        [
            helper.make_tensor_value_info("log_probs", real, ["N", "U", symbols]),
            helper.make_tensor_value_info("log_probs_len", whole, ["N"]),
        ],
        to.constants,
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, path)
