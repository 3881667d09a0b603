"""Reads the weights of a model of CTranslate2, `model.bin`: names, shapes, types and numbers, one after the other."""

import struct

import numpy as np

TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
VERSION = 6


def read(path):
    """The weights by their names. A name that stands for another has the same array."""
    with open(path, "rb") as file:
        data = file.read()
    at = 0

    def number(kind):
        nonlocal at
        (value,) = struct.unpack_from("<" + kind, data, at)
        at += struct.calcsize("<" + kind)
        return value

    def text():
        nonlocal at
        length = number("H")
        value = data[at : at + length - 1].decode()
        at += length
        return value

    version = number("I")
    if version != VERSION:
        raise ValueError(f"{path} has the version {version} of the format, and {VERSION} is what is read here")
    text()  # what kind of model it is
    number("I")  # and the revision of that
    weights = {}
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind = np.dtype(TYPES[number("B")])
        size = number("I")
        weights[name] = np.frombuffer(data, kind, size // kind.itemsize, at).reshape(shape)
        at += size
    for _ in range(number("I")):
        name, other = text(), text()
        weights[name] = weights[other]
    return weights
