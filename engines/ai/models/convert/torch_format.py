"""Reads the weights that PyTorch saved before it took to zip files: pickles, and behind them the numbers. No PyTorch is needed,
and nothing of what a pickle may name is run but what tensors are made of.
"""

import collections
import pickle

import numpy as np

MAGIC = 0x1950A86A20F9469CFC6C
TYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


class _Pickle(pickle.Unpickler):
    def __init__(self, file):
        super().__init__(file)
        self.storages = {}

    def find_class(self, module, name):
        known = {
            ("collections", "OrderedDict"): collections.OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _Tensor,
            **{("torch", kind): kind for kind in TYPES},
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"weights have no need of {module}.{name}")
        return known[module, name]

    def persistent_load(self, saved):
        _, kind, key, _, count = saved[:5]
        return self.storages.setdefault(key, _Storage(TYPES[kind], count))


class _Storage:
    def __init__(self, kind, count):
        self.kind, self.count, self.numbers = kind, count, None


class _Tensor:
    """A part of a storage: where it begins, its shape, and how far its neighbours are."""

    def __init__(self, storage, offset, shape, strides, *_):
        self.storage, self.offset, self.shape, self.strides = storage, offset, shape, strides

    def array(self):
        size = self.storage.kind.itemsize
        strides = [stride * size for stride in self.strides]
        view = np.lib.stride_tricks.as_strided(self.storage.numbers[self.offset :], self.shape, strides)
        return np.ascontiguousarray(view)


def read(path):
    """The weights by their names."""
    with open(path, "rb") as file:
        if pickle.load(file) != MAGIC:
            raise ValueError(f"{path} is no file of PyTorch's older format")
        for _ in ("version", "machine"):
            _Pickle(file).load()
        weights = _Pickle(file)
        tensors = weights.load()
        for key in _Pickle(file).load():
            storage = weights.storages[key]
            count = int.from_bytes(file.read(8), "little")
            if count != storage.count:
                raise ValueError(f"a storage of {path} has {count} numbers, and should have {storage.count}")
            storage.numbers = np.frombuffer(file.read(count * storage.kind.itemsize), storage.kind)
    return {name: tensor.array() for name, tensor in tensors.items()}
