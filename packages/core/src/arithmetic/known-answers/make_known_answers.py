"""Makes the known answers of this folder with OpenCV, scikit-image and NumPy.

pip install opencv-contrib-python-headless==5.0.0 scikit-image==0.26.0 numpy
python make_known_answers.py
"""

import json
import pathlib

import cv2
import numpy
from skimage import color

HERE = pathlib.Path(__file__).parent
random = numpy.random.default_rng(1)


def write(name, answers):
    (HERE / f"{name}.json").write_text(json.dumps(answers, separators=(",", ":")) + "\n")


def values(array, digits=6):
    return numpy.round(numpy.asarray(array, dtype=numpy.float64).ravel(), digits).tolist()


def blob_mask(width, height):
    noise = cv2.GaussianBlur(random.random((height, width)).astype(numpy.float32), (0, 0), 1.2)
    return (noise > numpy.median(noise)).astype(numpy.uint8)


def rgb_to_lab():
    levels = [0, 1, 7, 40, 128, 200, 255]
    colors = [[r, g, b] for r in levels for g in levels for b in levels]
    lab = color.rgb2lab(numpy.array([colors], dtype=numpy.uint8), illuminant="D65", observer="2")
    write("rgb-to-lab", {"rgb": numpy.ravel(colors).tolist(), "lab": values(lab, 4)})


def morphology():
    cases = []
    for width, height, radius in [(17, 12, 1), (17, 12, 3), (9, 30, 2), (5, 4, 7), (1, 6, 1)]:
        mask = blob_mask(width, height)
        square = numpy.ones((2 * radius + 1, 2 * radius + 1), numpy.uint8)
        cases.append(
            {
                "width": width,
                "height": height,
                "radius": radius,
                "mask": mask.ravel().tolist(),
                "dilated": cv2.dilate(mask, square).ravel().tolist(),
                "eroded": cv2.erode(mask, square).ravel().tolist(),
            }
        )
    write("morphology", cases)


def connected_components():
    cases = []
    for width, height in [(16, 11), (7, 23), (1, 9), (12, 1)]:
        mask = blob_mask(width, height)
        count, labels = cv2.connectedComponents(mask, connectivity=4)
        sizes = [int((labels == label).sum()) for label in range(count)]
        cases.append(
            {
                "width": width,
                "height": height,
                "mask": mask.ravel().tolist(),
                "labels": labels.ravel().tolist(),
                "sizes": sizes,
            }
        )
    write("connected-components", cases)


def box_blur():
    cases = []
    for width, height, radius in [(13, 9, 1), (13, 9, 4), (6, 21, 2), (4, 5, 9), (1, 7, 2)]:
        source = random.random((height, width)).astype(numpy.float32)
        size = (2 * radius + 1, 2 * radius + 1)
        blurred = cv2.boxFilter(source, -1, size, borderType=cv2.BORDER_REPLICATE)
        cases.append(
            {
                "width": width,
                "height": height,
                "radius": radius,
                "source": values(source),
                "blurred": values(blurred),
            }
        )
    write("box-blur", cases)


def guided_filter():
    """He, Sun, Tang (2013), equations 5, 6 and 8, in float64 over windows cut from an edge-padded picture."""
    cases = []
    for width, height, radius, epsilon in [(14, 10, 1, 0.01), (11, 16, 3, 0.0004), (5, 6, 8, 0.1)]:
        guide = random.random((height, width)).round(6)
        plane = random.random((height, width)).round(6)

        def windows(array):
            padded = numpy.pad(array, radius, mode="edge")
            size = 2 * radius + 1
            return numpy.lib.stride_tricks.sliding_window_view(padded, (size, size))

        guides, planes = windows(guide), windows(plane)
        axes = (2, 3)
        covariance = (guides * planes).mean(axes) - guides.mean(axes) * planes.mean(axes)
        slope = covariance / (guides.var(axes) + epsilon)
        offset = planes.mean(axes) - slope * guides.mean(axes)
        filtered = windows(slope).mean(axes) * guide + windows(offset).mean(axes)
        cases.append(
            {
                "width": width,
                "height": height,
                "radius": radius,
                "epsilon": epsilon,
                "guide": values(guide),
                "plane": values(plane),
                "filtered": values(filtered),
            }
        )
    write("guided-filter", cases)


def resize_plane():
    cases = []
    for width, height, target_width, target_height in [(8, 6, 20, 13), (9, 12, 5, 7), (1, 4, 3, 9), (3, 1, 7, 2)]:
        source = random.random((height, width)).astype(numpy.float32)
        resized = cv2.resize(source, (target_width, target_height), interpolation=cv2.INTER_LINEAR)
        cases.append(
            {
                "width": width,
                "height": height,
                "targetWidth": target_width,
                "targetHeight": target_height,
                "source": values(source),
                "resized": values(resized),
            }
        )
    write("resize-plane", cases)


def crop_image():
    """Halved while it shrinks by two or more, then a tent filter as wide as a target pixel, as a product of dense matrices; boxes far enough from the edge."""
    picture = random.integers(0, 256, (24, 30, 3), dtype=numpy.uint8)
    cases = []
    for x, y, width, height, target_width, target_height in [(4, 3, 12, 9, 12, 9), (5, 6, 10, 8, 25, 20), (6, 5, 18, 12, 6, 4)]:
        source, part = picture.astype(numpy.float64), 1
        if width >= 2 * target_width and height >= 2 * target_height:
            source, part = numpy.floor(source.reshape(12, 2, 15, 2, 3).mean((1, 3)) + 0.5), 2
        rows = tent(y / part, height / part, target_height, 24 // part)
        columns = tent(x / part, width / part, target_width, 30 // part)
        cropped = numpy.einsum("yr,rck,xc->yxk", rows, source, columns)
        cases.append(
            {
                "box": {"x": x, "y": y, "width": width, "height": height},
                "width": target_width,
                "height": target_height,
                "cropped": values(cropped, 3),
            }
        )
    write("crop-image", {"width": 30, "height": 24, "data": picture.ravel().tolist(), "cases": cases})


def tent(start, length, targets, sources):
    scale = length / targets
    reach = max(1.0, scale)
    centers = start + (numpy.arange(targets) + 0.5) * scale - 0.5
    weights = numpy.clip(1 - abs(numpy.arange(sources)[None] - centers[:, None]) / reach, 0, None)
    return weights / weights.sum(1, keepdims=True)


for make in [rgb_to_lab, morphology, connected_components, box_blur, guided_filter, resize_plane, crop_image]:
    make()
