"""Writes thin-plate-spline.json: what SciPy's RBFInterpolator makes of a few points. Needs scipy."""

import json
import pathlib

import numpy as np
from scipy.interpolate import RBFInterpolator

random = np.random.default_rng(3)
points_from = random.uniform(0, 300, (9, 2))
points_to = points_from * [0.7, 1.2] + random.normal(0, 12, (9, 2))
places = random.uniform(-50, 350, (20, 2))
spline = RBFInterpolator(points_from, points_to, kernel="thin_plate_spline", degree=1)
answer = {
    "from": points_from.tolist(),
    "to": points_to.tolist(),
    "places": places.tolist(),
    "mapped": spline(places).tolist(),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(answer) + "\n")
