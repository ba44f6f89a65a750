"""Writes grid-sample.json: what PyTorch's grid_sample makes of a small picture. Needs torch."""

import json
import pathlib

import torch

torch.manual_seed(7)
height, width, rows, columns = 5, 7, 6, 4
picture = torch.randint(0, 256, (1, 4, height, width)).float()
picture[:, 3] = torch.rand(1, height, width)
grid = torch.rand(1, rows, columns, 2) * 2.6 - 1.3
sampled = torch.nn.functional.grid_sample(
    picture, grid, mode="bilinear", padding_mode="zeros", align_corners=False
)
weight = torch.nn.functional.grid_sample(
    torch.ones(1, 1, height, width), grid, mode="bilinear", padding_mode="zeros", align_corners=False
)
answer = {
    "picture": {"width": width, "height": height, "channels": picture[0].permute(1, 2, 0).flatten().tolist()},
    "flow": {"width": columns, "height": rows, "data": grid.flatten().tolist()},
    "sampled": sampled[0].permute(1, 2, 0).flatten().tolist(),
    "weight": weight.flatten().tolist(),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(answer) + "\n")
