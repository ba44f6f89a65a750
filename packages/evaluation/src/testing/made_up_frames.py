"""The frames of made-up-frames.ts, for the scripts that make known answers."""

import numpy


def made_up_frame(width, height, placement):
    rows, columns = numpy.mgrid[0:height, 0:width].astype(numpy.float64)
    x, y = placement(columns, rows)
    channels = [numpy.floor(texture_at(x, y, channel)) for channel in range(3)]
    return numpy.stack(channels, axis=-1).astype(numpy.uint8)


def texture_at(x, y, channel):
    sin, cos = numpy.sin, numpy.cos
    return (
        127.5
        + 40 * sin(0.11 * x + 0.07 * y + channel)
        + 35 * sin(0.23 * x - 0.19 * y + 1.3)
        + 25 * sin(0.05 * x * cos(0.02 * y) + 0.41 * y + 0.5 * channel)
        + 20 * sin(0.67 * x + 2.1) * sin(0.59 * y)
    )


def shift(time):
    return lambda x, y: (x - 2.3 * time, y + 1.7 * time)


def large_shift(time):
    return lambda x, y: (x + 7.4 * time, y - 5.2 * time)


def turn_and_zoom(time):
    def placement(x, y):
        right, down = x - 80, y - 100
        return (
            right - time * (0.03 * right + 0.04 * down),
            down + time * (0.04 * right - 0.03 * down),
        )

    return placement


def box(time):
    def placement(x, y):
        inside = (abs(x - 60 - 4 * time) < 30) & (abs(y - 70 - 2 * time) < 40)
        return (
            numpy.where(inside, x - 4 * time + 500, x),
            numpy.where(inside, y - 2 * time + 300, y),
        )

    return placement


MOTIONS = {
    "a shift": shift,
    "a large shift": large_shift,
    "a turn and a zoom": turn_and_zoom,
    "a box that moves before a ground at rest": box,
}
