"""Integers of two to eight bits: bitsandbytes, optimum-quanto, torchao, HQQ, GPTQ and AWQ with their own code."""
import json
import shutil

import torch
from transformers import AutoModelForCausalLM

import architectures
from cases import saved

DENSE = ['llama', 'llama-tied', 'llama-biases', 'qwen2', 'gemma', 'phi', 'olmo2', 'stablelm', 'starcoder2', 'gpt-neox', 'mixtral']


def loaded(folder, name, settings):
    """A model that the library loads from plain weights and quantises while loading."""
    raw = folder.parent / f'{folder.name}-raw'
    architectures.build(name).to(torch.bfloat16).save_pretrained(raw)
    try:
        return AutoModelForCausalLM.from_pretrained(
            raw, quantization_config=settings, dtype=torch.bfloat16, device_map='cpu')
    finally:
        shutil.rmtree(raw)


def through_transformers(cases, layout, kinds, names):
    """Each kind of settings for each architecture, saved by transformers."""
    for kind, (make, quantisation) in kinds.items():
        for name in names:
            def write(folder, name=name, make=make, quantisation=quantisation):
                model = loaded(folder, name, make())
                model.save_pretrained(folder)
                return saved(folder, name, model.config, quantisation=quantisation)
            cases.make(layout, f'{kind}-{name}', write)


def bitsandbytes(cases):
    import bitsandbytes as _  # noqa: F401
    from transformers import BitsAndBytesConfig

    def four(kind, **other):
        return lambda: BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type=kind, **other)

    named = {'method': 'bitsandbytes', 'bits': 4}
    through_transformers(cases, 'bitsandbytes-4bit', {
        'nf4': (four('nf4'), {**named, 'type': 'nf4'}),
        'fp4': (four('fp4'), {**named, 'type': 'fp4'}),
        'nested': (four('nf4', bnb_4bit_use_double_quant=True), {**named, 'type': 'nf4'}),
        'stored-bf16': (four('nf4', bnb_4bit_quant_storage=torch.bfloat16), {**named, 'type': 'nf4'}),
    }, DENSE[:6])
    through_transformers(cases, 'bitsandbytes-8bit', {
        'int8': (lambda: BitsAndBytesConfig(load_in_8bit=True), {'method': 'bitsandbytes', 'bits': 8}),
    }, DENSE)


def quanto(cases):
    from optimum.quanto import QuantizedModelForCausalLM, qfloat8, qint2, qint4, qint8

    for kind, weights in {'int2': qint2, 'int4': qint4, 'int8': qint8, 'float8': qfloat8}.items():
        for name in ['llama', 'qwen2', 'gemma', 'phi']:
            def write(folder, name=name, weights=weights):
                model = architectures.build(name)
                quantised = QuantizedModelForCausalLM.quantize(model, weights=weights, exclude='lm_head')
                quantised.save_pretrained(folder)
                (folder / 'README.md').unlink(missing_ok=True)
                return saved(folder, name, model.config, quantisation={'method': 'quanto'})
            cases.make('quanto', f'{kind}-{name}', write)


def torchao(cases):
    import torchao.quantization as ao
    from transformers import TorchAoConfig

    kinds = {}
    for word, bits, make in [
        ('int8', 8, lambda: ao.Int8WeightOnlyConfig(version=2)),
        ('int8-dynamic', 8, lambda: ao.Int8DynamicActivationInt8WeightConfig(version=2)),
        ('float8', 8, lambda: ao.Float8WeightOnlyConfig(version=2)),
        ('intx4', 4, lambda: ao.IntxWeightOnlyConfig(weight_dtype=torch.int4)),
        ('intx2', 2, lambda: ao.IntxWeightOnlyConfig(weight_dtype=torch.int2)),
    ]:
        kinds[word] = (lambda make=make: TorchAoConfig(make()), {'method': 'torchao'})
    through_transformers(cases, 'torchao', kinds, ['llama', 'qwen2', 'gemma', 'phi'])


def replaced(model, make, skip=('lm_head',)):
    """Replaces every linear module with the packed module that `make` returns."""
    for path, module in list(model.named_modules()):
        if type(module) is torch.nn.Linear and not path.endswith(skip):
            parent, _, leaf = path.rpartition('.')
            setattr(model.get_submodule(parent), leaf, make(module, path))
    return model


def state_saved(folder, model, settings):
    """Writes a model with another library's modules, state and configuration, as `save_pretrained` does."""
    from safetensors.torch import save_file

    config = model.config
    config.architectures = [type(model).__name__]
    config.quantization_config = settings
    config.save_pretrained(folder)
    tied = set(getattr(model, '_tied_weights_keys', None) or []) if config.tie_word_embeddings else set()
    state = {key: value.contiguous() for key, value in model.state_dict().items() if key not in tied}
    save_file(state, folder / 'model.safetensors', metadata={'format': 'pt'})
    return config


def hqq(cases):
    from hqq.core.quantize import BaseQuantizeConfig, HQQLinear

    for bits, group in [(2, 64), (3, 64), (4, 64), (8, 64), (4, 32)]:
        for name in ['llama', 'qwen2', 'phi']:
            def write(folder, name=name, bits=bits, group=group):
                settings = BaseQuantizeConfig(nbits=bits, group_size=group, axis=1)

                def make(module, path):
                    return HQQLinear(module, settings, compute_dtype=torch.float32, device='cpu', del_orig=False)
                model = replaced(architectures.build(name), make)
                stated = {'quant_method': 'hqq', 'quant_config': settings}
                config = state_saved(folder, model, stated)
                return saved(folder, name, config, quantisation={'method': 'hqq', 'bits': bits, 'groupSize': group})
            cases.make('hqq', f'{bits}-{group}-{name}', write)


def part_of(package, name):
    """An unchanged module of a package whose own `__init__` no longer runs with the current transformers."""
    import importlib.machinery
    import importlib.util
    import sys
    import types

    if package not in sys.modules and importlib.util.find_spec(package) is None:
        raise ImportError(f'no package {package}')
    parts = name.split('.')
    for length in range(len(parts)):
        path = '.'.join([package, *parts[:length]])
        if path in sys.modules:
            continue
        where = importlib.machinery.PathFinder.find_spec(
            path, sys.modules[path.rpartition('.')[0]].__path__ if '.' in path else None)
        empty = types.ModuleType(path)
        empty.__path__ = list(where.submodule_search_locations)
        sys.modules[path] = empty
    return importlib.import_module(f'{package}.{name}')


def groups_of(module, group):
    """Scales and four-bit zero points of groups along the inputs, [outputs, groups]."""
    outputs, inputs = module.weight.shape
    size = inputs if group < 0 else group
    blocks = module.weight.detach().float().reshape(outputs, inputs // size, size)
    low, high = blocks.amin(-1), blocks.amax(-1)
    return low, high


def gptq(cases):
    TorchLinear = part_of('gptqmodel', 'nn_modules.qlinear.torch').TorchLinear
    for bits, group, old in [(4, 128, False), (4, 32, True), (8, 64, False), (3, 64, False), (2, 32, False), (4, -1, False)]:
        for name in ['llama', 'qwen2', 'llama-tied', 'gemma']:
            def write(folder, name=name, bits=bits, group=group, old=old):
                def make(module, path):
                    outputs, inputs = module.weight.shape
                    packed = TorchLinear(
                        bits=bits, group_size=group, sym=True, desc_act=False, in_features=inputs,
                        out_features=outputs, bias=old or module.bias is not None, register_buffers=True)
                    low, high = groups_of(module, group)
                    scales = ((high - low) / (2**bits - 1)).clamp(min=1e-6)
                    zeros = torch.full_like(scales, 2 ** (bits - 1))
                    size = inputs if group < 0 else group
                    packed.pack_block(module, scales, zeros, torch.arange(inputs) // size)
                    return packed
                model = replaced(architectures.build(name).half(), make)
                settings = {'quant_method': 'gptq', 'bits': bits, 'group_size': group, 'sym': True,
                            'desc_act': False, 'checkpoint_format': 'gptq'}
                config = state_saved(folder, model, settings)
                named = {'method': 'gptq', 'bits': bits, **({'groupSize': group} if group > 0 else {})}
                return saved(folder, name, config, quantisation=named)
            cases.make('gptq', f'{bits}-{group}{"-biases" if old else ""}-{name}', write)


def awq(cases):
    layers = {'gemm': part_of('awq', 'modules.linear.gemm').WQLinear_GEMM,
              'gemv': part_of('awq', 'modules.linear.gemv').WQLinear_GEMV}
    for kind, layer in layers.items():
        for group in [128, 64, 32]:
            for name in ['llama', 'qwen2']:
                def write(folder, name=name, group=group, layer=layer, kind=kind):
                    def make(module, path):
                        low, high = groups_of(module, group)
                        scales = ((high - low) / 15).clamp(min=1e-6)
                        zeros = (-low / scales).round().clamp(0, 15)
                        if kind == 'gemm':
                            scales, zeros = scales.t().contiguous(), zeros.t().contiguous()
                        return layer.from_linear(module, 4, group, scales=scales.half(), zeros=zeros.half())
                    model = replaced(architectures.build(name).half(), make)
                    settings = {'quant_method': 'awq', 'bits': 4, 'group_size': group, 'zero_point': True,
                                'version': kind, 'modules_to_not_convert': None}
                    config = state_saved(folder, model, settings)
                    return saved(folder, name, config, quantisation={'method': 'awq', 'bits': 4, 'groupSize': group})
                cases.make('awq', f'{kind}-{group}-{name}', write)


def every(cases):
    cases.every([bitsandbytes, quanto, torchao, hqq, gptq, awq])
