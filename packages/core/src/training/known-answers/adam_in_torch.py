"""Prints what torch.optim.AdamW (PyTorch 2.15) makes of a filter and a bias in five steps.

python adam_in_torch.py > adam.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(4)
filters = torch.randn(2, 3, generator=generator).requires_grad_()
bias = torch.randn(3, generator=generator).requires_grad_()
gradients = [
    (torch.randn(2, 3, generator=generator), torch.randn(3, generator=generator)) for _ in range(5)
]
start = {"filter": filters.flatten().tolist(), "bias": bias.tolist()}
optimizer = torch.optim.AdamW(
    [{"params": [filters], "weight_decay": 0.01}, {"params": [bias], "weight_decay": 0}],
    lr=0.05,
    betas=(0.9, 0.999),
    eps=1e-8,
)
for for_filter, for_bias in gradients:
    filters.grad, bias.grad = for_filter, for_bias
    optimizer.step()
print(
    json.dumps(
        {
            "start": start,
            "gradients": [
                {"filter": a.flatten().tolist(), "bias": b.tolist()} for a, b in gradients
            ],
            "end": {"filter": filters.flatten().tolist(), "bias": bias.tolist()},
        }
    )
)
