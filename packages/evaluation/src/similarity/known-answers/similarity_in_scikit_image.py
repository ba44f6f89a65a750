"""Writes similarity.json: what scikit-image says of frames of testing/made_up_frames.py and what they have become.

    pip install scikit-image==0.26.0 numpy==2.4.6
    python similarity_in_scikit_image.py
"""

import json
import pathlib
import sys

import numpy
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent.parent / "testing"))
from made_up_frames import made_up_frame  # noqa: E402

WINDOW = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False}


def darker(frame):
    return (frame // 2 + 20).astype(numpy.uint8)


def with_stripes(frame):
    striped = frame.copy()
    striped[:, ::3] = 255 - striped[:, ::3]
    return striped


def moved(frame):
    return numpy.roll(frame, 1, axis=1)


def still_even(frame):
    return numpy.full_like(frame, 128)


def ellipse(width, height):
    y, x = numpy.mgrid[0:height, 0:width]
    return ((x - width / 2) / (width / 3)) ** 2 + ((y - height / 2) / (height / 2.5)) ** 2 < 1


answers = []
for width, height in [(48, 64), (33, 21), (11, 11)]:
    frame = made_up_frame(width, height, lambda x, y: (x, y))
    garment = ellipse(width, height)
    for change in [darker, with_stripes, moved, still_even]:
        made = change(frame)
        mean, full = structural_similarity(
            made, frame, data_range=255, channel_axis=2, full=True, **WINDOW
        )
        answers.append(
            {
                "change": change.__name__.replace("_", " "),
                "width": width,
                "height": height,
                "ssim": mean,
                "garmentSsim": full[garment].mean(),
                "psnr": peak_signal_noise_ratio(frame, made, data_range=255),
                "garmentPsnr": peak_signal_noise_ratio(
                    frame[garment], made[garment], data_range=255
                ),
            }
        )
(HERE / "similarity.json").write_text(json.dumps(answers, indent=1) + "\n")
