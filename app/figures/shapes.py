"""Outlines of nodes: their path, the room that they leave for text, and where a line meets them."""

import math

from app.figures.svg import number

__all__ = ["inset_at", "outline", "padding"]

CORNER = 4.0
POINT = 6.0
CUT = 4.0
ELLIPSE = (1.30, 1.44)
DIAMOND = (1.7, 1.7)


def padding(shape: str, width: float, height: float) -> tuple[float, float]:
    """What the shape needs beside and above a text of that size, on each side."""
    if shape == "ellipse":
        return width * (ELLIPSE[0] - 1) / 2 + 2, height * (ELLIPSE[1] - 1) / 2 + 1
    if shape == "diamond":
        return width * (DIAMOND[0] - 1) / 2, height * (DIAMOND[1] - 1) / 2
    return {"hexagon": POINT + 2, "tag": POINT / 2 + 4.5, "octagon": CUT + 1, "barrel": 6.0}.get(shape, 4.0), 3.0


def outline(shape: str, x: float, y: float, width: float, height: float) -> str:
    """Path data of the shape in that box."""
    right, bottom, middle = x + width, y + height, y + height / 2
    if shape == "ellipse":
        rx, ry = number(width / 2), number(height / 2)
        left = f"M{number(x)} {number(middle)}"
        return f"{left}A{rx} {ry} 0 1 1 {number(right)} {number(middle)}A{rx} {ry} 0 1 1 {number(x)} {number(middle)}Z"
    if shape in ("round-rectangle", "barrel"):
        r = CORNER if shape == "round-rectangle" else min(height / 2, 9.0)
        return (
            f"M{number(x + r)} {number(y)}H{number(right - r)}"
            f"Q{number(right)} {number(y)} {number(right)} {number(y + r)}"
            f"V{number(bottom - r)}Q{number(right)} {number(bottom)} {number(right - r)} {number(bottom)}"
            f"H{number(x + r)}Q{number(x)} {number(bottom)} {number(x)} {number(bottom - r)}"
            f"V{number(y + r)}Q{number(x)} {number(y)} {number(x + r)} {number(y)}Z"
        )
    points = _corners(shape, x, y, right, bottom)
    return "M" + "L".join(f"{number(px)} {number(py)}" for px, py in points) + "Z"


def _corners(shape: str, x: float, y: float, right: float, bottom: float) -> list[tuple[float, float]]:
    middle, centre = (y + bottom) / 2, (x + right) / 2
    if shape == "hexagon":
        return [
            (x, middle),
            (x + POINT, y),
            (right - POINT, y),
            (right, middle),
            (right - POINT, bottom),
            (x + POINT, bottom),
        ]
    if shape == "tag":
        return [(x, y), (right - POINT, y), (right, middle), (right - POINT, bottom), (x, bottom)]
    if shape == "octagon":
        cut = min(CUT, (bottom - y) / 3)
        return [
            *((x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut)),
            *((right - cut, bottom), (x + cut, bottom), (x, bottom - cut), (x, y + cut)),
        ]
    if shape == "diamond":
        return [(centre, y), (right, middle), (centre, bottom), (x, middle)]
    return [(x, y), (right, y), (right, bottom), (x, bottom)]


def inset_at(shape: str, side: str, along: float, width: float, height: float) -> float:
    """How far inside its box the outline lies where a line meets it: `along` is the distance from the side's upper or
    left end, `side` one of left, right, top, bottom."""
    upright = side in ("left", "right")
    length, depth = (height, width) if upright else (width, height)
    off = min(abs(along - length / 2) / (length / 2), 1.0)
    if shape == "ellipse":
        return depth / 2 * (1 - math.sqrt(max(0.0, 1 - off * off)))
    if shape == "diamond":
        return depth / 2 * off
    if (shape == "hexagon" and upright) or (shape == "tag" and side == "right"):
        return POINT * off
    if shape == "octagon":
        return max(0.0, CUT - min(along, length - along))
    return 0.0
