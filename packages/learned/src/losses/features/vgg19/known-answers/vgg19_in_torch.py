"""Prints what VGG19's features, built from PyTorch's layers as torchvision builds them, give for made-up weights.

    python vgg19_in_torch.py > vgg19.json    (PyTorch 2.15)
"""

import json
import math

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
PLAN = [64, 64, "M", 128, 128, "M", 256, 256, 256, 256, "M", 512, 512, 512, 512, "M", 512]

layers, read = [], 3
for width in PLAN:
    if width == "M":
        layers.append(nn.MaxPool2d(2, 2))
    else:
        layers += [nn.Conv2d(read, width, 3, padding=1), nn.ReLU()]
        read = width
features = nn.Sequential(*layers)


def made_up(count, number, size):
    """The same formula is in the test."""
    at = torch.arange(count)
    return (size * torch.sin(0.7 * at + number)).float().double()


for name, tensor in features.state_dict().items():
    number = int(name.split(".")[0])
    fan_in = tensor[0].numel() if tensor.dim() > 1 else 1
    size = 1.7 / math.sqrt(fan_in) if tensor.dim() > 1 else 0.1
    tensor.copy_(made_up(tensor.numel(), number, size).reshape(tensor.shape))

at = torch.arange(16 * 16 * 3)
image = torch.sin(0.37 * at).float().double().reshape(1, 16, 16, 3).permute(0, 3, 1, 2)
mean = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
last = ((image + 1) / 2 - mean) / deviation
answers = []
for index, layer in enumerate(features):
    last = layer(last)
    if index in (1, 6, 11, 20, 29):
        flat = last.permute(0, 2, 3, 1).flatten()
        answers.append({"count": flat.numel(), "mean": flat.mean().item(), "some": flat[:: flat.numel() // 8].tolist()})
print(json.dumps(answers))
