"""Writes known.safetensors with the safetensors package (0.8) and NumPy."""

import numpy as np
from safetensors.numpy import save_file

tensors = {
    "b": np.array([1.5, -2, 1e-3], dtype=np.float32),
    "a": np.arange(4, dtype=np.float32).reshape(2, 2),
}
save_file(tensors, "known.safetensors", metadata={"made": "by safetensors"})
