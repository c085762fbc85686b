"""Writes random pickles that call something, as CPython makes them, for pickle-search.ts --pickles.

Usage: python3 pickles.py COUNT SEED OUT. None of them is loaded. Standard library alone.
"""
import collections
import datetime
import decimal
import fractions
import os
import pickle
import pickletools
import random
import struct
import subprocess
import sys
import types


class Calls:
    """An object whose unpickling calls a function."""

    def __init__(self, function, arguments, state=None):
        self.reduced = (function, arguments) if state is None else (function, arguments, state)

    def __reduce__(self):
        return self.reduced


def plain(random_, depth=0):
    kind = random_.randrange(10 if depth < 4 else 6)
    if kind == 0:
        return random_.choice([None, True, False, 0, -1, 2**70, 255, 70_000])
    if kind == 1:
        return random_.random() * 10 ** random_.randrange(-5, 9)
    if kind == 2:
        return "".join(random_.choice("abcR.\u00e9\n\u65e5 ") for _ in range(random_.randrange(300)))
    if kind == 3:
        return random_.randbytes(random_.randrange(300))
    if kind in (4, 5):
        return random_.randrange(2**40)
    items = [plain(random_, depth + 1) for _ in range(random_.randrange(6))]
    if kind == 6:
        return tuple(items)
    if kind == 7:
        return {str(i): item for i, item in enumerate(items)}
    return items


CALLING = {"REDUCE", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ", "BUILD"}
CALLS = [
    lambda: Calls(os.system, ("true",)),
    lambda: Calls(eval, ("1",)),
    lambda: Calls(subprocess.call, (["true"],)),
    lambda: Calls(print, ()),
    lambda: datetime.datetime(2020, 1, 2),
    lambda: collections.OrderedDict(a=1),
    lambda: decimal.Decimal("1.5"),
    lambda: fractions.Fraction(1, 3),
    lambda: collections.Counter("abc"),
    lambda: types.SimpleNamespace(a=1),
    lambda: Calls(dict, (), {"a": 1}),
    lambda: {complex(1, 2)},
    lambda: bytearray(b"ab"),
    lambda: frozenset([datetime.timedelta(1)]),
]


def one(random_):
    value = random_.choice(CALLS)()
    for _ in range(random_.randrange(4)):
        wrap = random_.randrange(3)
        others = [plain(random_) for _ in range(random_.randrange(5))]
        if wrap == 0:
            value = [*others, value]
        elif wrap == 1:
            value = {**{f"k{i}": other for i, other in enumerate(others)}, "last": value}
        else:
            value = (*others, value, plain(random_))
    return value


def main(count, seed, out):
    random_ = random.Random(seed)
    written = 0
    with open(out, "wb") as file:
        while written < count:
            protocol = written % 6
            try:
                data = pickle.dumps(one(random_), protocol=protocol)
            except (TypeError, pickle.PicklingError):
                continue
            # Protocol 5 writes a bytearray without calling anything.
            if not any(opcode.name in CALLING for opcode, _, _ in pickletools.genops(data)):
                continue
            file.write(struct.pack("<I", len(data)) + data)
            written += 1


main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
