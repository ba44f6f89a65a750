"""Writes lpips.json: LPIPS by PyTorch's layers, put together as torchvision and richzhang/PerceptualSimilarity do, for
made-up weights and frames of testing/made_up_frames.py.

    python lpips_in_torch.py    (PyTorch 2.15)
"""

import json
import math
import pathlib
import sys

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent.parent / "testing"))
from made_up_frames import made_up_frame  # noqa: E402

torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)


def alex():
    return nn.Sequential(
        nn.Conv2d(3, 64, kernel_size=11, stride=4, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=3, stride=2),
        nn.Conv2d(64, 192, kernel_size=5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=3, stride=2),
        nn.Conv2d(192, 384, kernel_size=3, padding=1),
        nn.ReLU(),
        nn.Conv2d(384, 256, kernel_size=3, padding=1),
        nn.ReLU(),
        nn.Conv2d(256, 256, kernel_size=3, padding=1),
        nn.ReLU(),
    )


def vgg():
    layers, read = [], 3
    for width in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512]:
        if width == 0:
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
        else:
            layers += [nn.Conv2d(read, width, kernel_size=3, padding=1), nn.ReLU()]
            read = width
    return nn.Sequential(*layers)


def made_up(tensor, number):
    """The same formula is in testing/made-up-lpips.ts."""
    fan_in = tensor[0].numel() if tensor.dim() > 1 else 1
    size = 1.7 / math.sqrt(fan_in) if tensor.dim() > 1 else 0.1
    at = torch.arange(tensor.numel())
    return (size * torch.sin(0.7 * at + number)).float().double().reshape(tensor.shape)


def features_of(layers, ends, frame):
    image = torch.from_numpy(frame).double().permute(2, 0, 1)[None] / 127.5 - 1
    shift = torch.tensor([-0.030, -0.088, -0.188]).reshape(1, 3, 1, 1)
    scale = torch.tensor([0.458, 0.448, 0.450]).reshape(1, 3, 1, 1)
    last, features = (image - shift) / scale, []
    for index, layer in enumerate(layers):
        last = layer(last)
        if index in ends:
            features.append(last / (last.pow(2).sum(1, keepdim=True).sqrt() + 1e-10))
    return features


answers = []
for network, layers, ends, width, height in [
    ("alex", alex(), (1, 4, 7, 9, 11), 41, 50),
    ("alex", alex(), (1, 4, 7, 9, 11), 64, 39),
    ("vgg", vgg(), (3, 8, 15, 22, 29), 16, 17),
]:
    for name, tensor in layers.state_dict().items():
        tensor.copy_(made_up(tensor, int(name.split(".")[0])))
    made, real = (
        features_of(layers, ends, made_up_frame(width, height, placement))
        for placement in (lambda x, y: (x, y), lambda x, y: (x + 3.3, y - 0.2 * x))
    )
    distance = 0
    for number, (a, b) in enumerate(zip(made, real)):
        linear = 0.5 + 0.4 * torch.sin(torch.arange(a.shape[1]) + number)
        distance += ((a - b) ** 2 * linear.reshape(1, -1, 1, 1)).sum(1).mean().item()
    answers.append({"network": network, "width": width, "height": height, "distance": distance})
(HERE / "lpips.json").write_text(json.dumps(answers, indent=1) + "\n")
