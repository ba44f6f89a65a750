"""Runs the graph language in PyTorch, written from docs/graph.md alone, and prints what each case gives.

    npx nx run core:build
    node list-cases.mjs | python graph_in_torch.py > graph-cases.json    (PyTorch 2.15)
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def channels_first(image):
    return image.permute(0, 3, 1, 2)


def channels_last(image):
    return image.permute(0, 2, 3, 1)


def conv2d(image, filters, bias=None, *, stride, padding):
    weight = filters.permute(3, 2, 0, 1)
    return channels_last(F.conv2d(channels_first(image), weight, bias, stride, padding))


def depthwise(image, filters, bias=None, *, stride, padding):
    weight = filters.permute(2, 3, 0, 1)
    made = F.conv2d(channels_first(image), weight, bias, stride, padding, groups=filters.shape[2])
    return channels_last(made)


def slice_box(image, *, start, size):
    return image[tuple(slice(first, first + count) for first, count in zip(start, size))]


def resize(image, **options):
    return channels_last(F.interpolate(channels_first(image), **options))


def grid_sample(image, flow):
    sampled = F.grid_sample(channels_first(image), flow, "bilinear", "zeros", align_corners=False)
    return channels_last(sampled)


OPERATIONS = {
    "constant": lambda *, shape, values: torch.tensor(values).reshape(shape),
    "add": torch.add,
    "subtract": torch.sub,
    "multiply": torch.mul,
    "divide": torch.div,
    "maximum": torch.maximum,
    "absolute": torch.abs,
    "exponential": torch.exp,
    "power": lambda x, *, exponent: torch.pow(x, exponent),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "leakyRelu": lambda x, *, slope: F.leaky_relu(x, slope),
    "stopGradient": lambda x: x.detach(),
    "reduceSum": lambda x, *, axes: torch.sum(x, axes, keepdim=True),
    "reduceMean": lambda x, *, axes: torch.mean(x, axes, keepdim=True),
    "reduceMax": lambda x, *, axes: torch.amax(x, axes, keepdim=True),
    "reshape": lambda x, *, shape: x.reshape(shape),
    "concatenate": lambda *xs, axis: torch.cat(xs, axis),
    "slice": slice_box,
    "conv2d": conv2d,
    "depthwiseConv2d": depthwise,
    "averagePool2d": lambda x, *, size: channels_last(F.avg_pool2d(channels_first(x), size)),
    "maxPool2d": lambda x, *, size: channels_last(F.max_pool2d(channels_first(x), size)),
    "resizeNearest": lambda x, *, factor: resize(x, scale_factor=factor, mode="nearest"),
    "resizeBilinear": lambda x, *, height, width: resize(
        x, size=(height, width), mode="bilinear", align_corners=False
    ),
    "gridSample": grid_sample,
}


def run(graph, tensors):
    for node in graph["nodes"]:
        inputs = [tensors[name] for name in node["inputs"]]
        made = OPERATIONS[node["operation"]](*inputs, **node["attributes"])
        assert list(made.shape) == node["shape"], (graph["name"], node)
        tensors[node["name"]] = made
    return {output["name"]: tensors[output["tensor"]] for output in graph["outputs"]}


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


answers = {}
for case in json.load(sys.stdin):
    tensors = {
        name: torch.tensor(values["data"]).reshape(values["shape"])
        for name, values in (case["weights"] | case["inputs"]).items()
    }
    for name in case["weights"]:
        tensors[name].requires_grad_()
    parameters = [tensors[name] for name in case["weights"]]
    outputs = run(case["graph"], tensors)
    gradients = torch.autograd.grad(outputs["loss"].sum(), parameters, allow_unused=True)
    answers[case["graph"]["name"]] = {
        "result": numbers(outputs["result"]),
        "gradients": {name: numbers(g) for name, g in zip(case["weights"], gradients)},
    }
json.dump(answers, sys.stdout, separators=(",", ":"))
