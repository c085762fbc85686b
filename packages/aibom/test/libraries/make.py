"""Makes small models with the libraries that people use, and records what is true of each.

python make.py HOME [WORD]: a folder for each case below HOME, and HOME/expected.json; WORD selects cases by name.
"""
import importlib.metadata
import json
import os
import random
import sys
from pathlib import Path

os.environ['HF_HUB_OFFLINE'] = '1'
os.environ['CUDA_VISIBLE_DEVICES'] = ''
sys.path.insert(0, str(Path(__file__).parent))

import numpy  # noqa: E402
import torch  # noqa: E402

import elsewhere  # noqa: E402
import floats  # noqa: E402
import integers  # noqa: E402
import plain  # noqa: E402
from cases import Cases  # noqa: E402

LIBRARIES = [
    'torch', 'transformers', 'safetensors', 'accelerate', 'bitsandbytes', 'optimum-quanto', 'torchao', 'hqq',
    'gptqmodel', 'autoawq', 'aqlm', 'compressed-tensors', 'mlx', 'mlx-lm', 'gguf', 'onnx', 'onnxruntime', 'peft',
    'sentence-transformers', 'diffusers',
]


def versions():
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = None
    return found


def main(home, word=''):
    random.seed(7)
    numpy.random.seed(7)
    torch.manual_seed(7)
    cases = Cases(home, word)
    for module in [plain, integers, floats, elsewhere]:
        module.every(cases)
    cases.write()
    (Path(home) / 'versions.json').write_text(json.dumps(versions()))


main(*sys.argv[1:])
