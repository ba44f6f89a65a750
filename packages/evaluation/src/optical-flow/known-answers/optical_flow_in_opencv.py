"""Writes optical-flow.json: what OpenCV finds in the frames of testing/made_up_frames.py, at every eighth pixel; and
tof.json: the mean distance between the flows of two pairs of frames.

    pip install opencv-python-headless==5.0.0.93 numpy==2.4.6
    python optical_flow_in_opencv.py
"""

import json
import pathlib
import sys

import cv2
import numpy

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent.parent / "testing"))
from made_up_frames import MOTIONS, made_up_frame  # noqa: E402

STEP = 8


def flow_between(first, second):
    first, second = (cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in (first, second))
    return cv2.calcOpticalFlowFarneback(first, second, None, 0.5, 3, 15, 3, 5, 1.2, 0)


answers = []
for motion, width, height in [
    ("a shift", 192, 256),
    ("a large shift", 192, 256),
    ("a turn and a zoom", 161, 203),
    ("a box that moves before a ground at rest", 130, 157),
    ("a shift", 40, 35),
]:
    frames = [made_up_frame(width, height, MOTIONS[motion](time)) for time in (0, 1)]
    flow = flow_between(*frames)[::STEP, ::STEP]
    sums = [int(frame.astype(int).sum()) for frame in frames]
    sampled = flow.ravel().astype(float).round(4).tolist()
    answers.append({"motion": motion, "width": width, "height": height, "sums": sums, "flow": sampled})
(HERE / "optical-flow.json").write_text(json.dumps(answers, separators=(",", ":")) + "\n")

made, real = (
    flow_between(*[made_up_frame(96, 80, MOTIONS[motion](time)) for time in (0, 1)])
    for motion in ("a large shift", "a shift")
)
tof = numpy.linalg.norm(made - real, axis=-1).mean()
(HERE / "tof.json").write_text(json.dumps({"width": 96, "height": 80, "tof": float(tof)}) + "\n")
