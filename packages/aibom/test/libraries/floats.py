"""compressed-tensors in all its formats, and the packed modules that transformers itself has."""
import torch

import architectures
from cases import saved
from integers import replaced, state_saved

NAMES = ['llama', 'llama-biases', 'qwen2', 'gemma', 'mixtral']


def scheme(**weights):
    return {'weights': {'symmetric': True, 'strategy': 'group', **weights}, 'targets': ['Linear']}


FORMATS = {
    'pack-quantized': {
        'int4': (scheme(num_bits=4, type='int', group_size=32), {'bits': 4, 'groupSize': 32}),
        'int8': (scheme(num_bits=8, type='int', group_size=64), {'bits': 8, 'groupSize': 64}),
        'int4-channel': (scheme(num_bits=4, type='int', strategy='channel'), {'bits': 4}),
        'int4-zero-point': (scheme(num_bits=4, type='int', group_size=64, symmetric=False), {'bits': 4, 'groupSize': 64}),
    },
    'int-quantized': {'int8': (scheme(num_bits=8, type='int', strategy='channel'), {'bits': 8})},
    'float-quantized': {
        'fp8': (scheme(num_bits=8, type='float', strategy='tensor'), {'bits': 8}),
        'fp8-channel': (scheme(num_bits=8, type='float', strategy='channel'), {'bits': 8}),
    },
    'naive-quantized': {'int8': (scheme(num_bits=8, type='int', strategy='tensor'), {'bits': 8})},
    'nvfp4-pack-quantized': {
        'nvfp4': (scheme(num_bits=4, type='float', strategy='tensor_group', group_size=16), {'bits': 4, 'groupSize': 16}),
    },
    'mxfp4-pack-quantized': {
        'mxfp4': (scheme(num_bits=4, type='float', group_size=32, scale_dtype='torch.uint8',
                         zp_dtype='torch.uint8'), {'bits': 4, 'groupSize': 32}),
    },
}


def compressed(cases):
    import compressed_tensors as _  # noqa: F401

    for form, kinds in FORMATS.items():
        for kind, (group, named) in kinds.items():
            for name in NAMES:
                def write(folder, name=name, form=form, group=group, named=named):
                    config = compress(folder, name, form, group)
                    named = {'method': 'compressed-tensors', 'format': form, **named}
                    return saved(folder, name, config, quantisation=named)
                cases.make('compressed-tensors', f'{form}-{kind}-{name}', write)


def compress(folder, name, form, group):
    """Scales are initialised from the weights, then the library packs them."""
    from compressed_tensors.compressors import ModelCompressor
    from compressed_tensors.quantization import QuantizationConfig, QuantizationStatus, apply_quantization_config

    settings = QuantizationConfig(
        config_groups={'group_0': group}, quant_method='compressed-tensors', format=form,
        quantization_status='frozen', ignore=['lm_head'])
    model = architectures.build(name).to(torch.bfloat16)
    apply_quantization_config(model, settings)
    for module in model.modules():
        if getattr(module, 'weight_scale', None) is not None:
            torch.nn.init.constant_(module.weight_scale, 0.01 if module.weight_scale.is_floating_point() else 120)
        if getattr(module, 'weight_global_scale', None) is not None:
            torch.nn.init.constant_(module.weight_global_scale, 1.0)
        if getattr(module, 'quantization_status', None) is not None:
            module.quantization_status = QuantizationStatus.FROZEN
    ModelCompressor.from_pretrained_model(model, quantization_format=form).compress_model(model)
    stated = settings.to_dict()
    stated['quantization_status'] = 'compressed'
    return state_saved(folder, model, stated)


def modules(cases):
    """Packed modules of transformers: fine-grained FP8, BitNet, MXFP4, and those of EETQ and fbgemm."""
    for name in ['llama', 'qwen2', 'mistral', 'gemma']:
        for block in [(128, 128), (64, 64)]:
            def write(folder, name=name, block=block):
                return fine_grained(folder, name, block)
            cases.make('fp8', f'{block[0]}-{name}', write)
        def write_bitnet(folder, name=name):
            return bitnet(folder, name)
        cases.make('bitnet', name, write_bitnet)
    for experts in [2, 4, 8]:
        def write_mxfp4(folder, experts=experts):
            return mxfp4(folder, experts)
        cases.make('mxfp4', f'gpt-oss-{experts}', write_mxfp4)


def fine_grained(folder, name, block):
    from transformers.integrations.finegrained_fp8 import FP8Linear

    def make(module, path):
        outputs, inputs = module.weight.shape
        return FP8Linear(inputs, outputs, block_size=block, has_bias=module.bias is not None)
    model = replaced(architectures.build(name).to(torch.bfloat16), make)
    settings = {'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'weight_block_size': list(block), 'fmt': 'e4m3'}
    config = state_saved(folder, model, settings)
    return saved(folder, name, config, quantisation={'method': 'fp8', 'bits': 8})


def bitnet(folder, name):
    from transformers.integrations.bitnet import BitLinear, pack_weights

    def make(module, path):
        outputs, inputs = module.weight.shape
        packed = BitLinear(inputs, outputs, bias=module.bias is not None, dtype=torch.bfloat16)
        packed.weight = pack_weights(torch.randint(-1, 2, (outputs, inputs)).float())
        return packed
    model = replaced(architectures.build(name).to(torch.bfloat16), make)
    config = state_saved(folder, model, {'quant_method': 'bitnet', 'linear_class': 'bitlinear', 'quantization_mode': 'offline'})
    return saved(folder, name, config, quantisation={'method': 'bitnet'})


def mxfp4(folder, experts):
    from transformers.integrations.mxfp4 import Mxfp4GptOssExperts
    import truth

    def config():
        made = architectures.configuration('gpt-oss')
        made.num_local_experts = experts
        return made
    model = architectures.build('gpt-oss', config()).to(torch.bfloat16)
    for path, module in list(model.named_modules()):
        if path.endswith('mlp.experts'):
            parent, _, leaf = path.rpartition('.')
            setattr(model.get_submodule(parent), leaf, Blocks(Mxfp4GptOssExperts(model.config)))
    made = state_saved(folder, model, {'quant_method': 'mxfp4', 'modules_to_not_convert': ['lm_head']})
    count = truth.parameters_of(lambda: architectures.build('gpt-oss', config()))
    return saved(folder, 'gpt-oss', made, quantisation={'method': 'mxfp4', 'bits': 4}, parameters=count)


class Blocks(torch.nn.Module):
    """Bytes and scales of the experts as in the checkpoint: 16 bytes and one scale per block."""

    def __init__(self, experts):
        super().__init__()
        for name in ['gate_up_proj', 'down_proj']:
            packed = getattr(experts, name)
            blocks = packed.data.reshape(*packed.shape[:-1], -1, 16)
            self.register_buffer(f'{name}_blocks', blocks)
            self.register_buffer(f'{name}_scales', torch.zeros(blocks.shape[:-1], dtype=torch.uint8))
            self.register_buffer(f'{name}_bias', getattr(experts, f'{name}_bias').data)


def vectors(cases):
    """Vector quantisation with the modules of the methods' own libraries."""
    from aqlm import QuantizedLinear

    for books, bits, group in [(1, 16, 8), (2, 8, 8), (1, 8, 4)]:
        for name in ['llama', 'qwen2']:
            def write(folder, name=name, books=books, bits=bits, group=group):
                def make(module, path):
                    outputs, inputs = module.weight.shape
                    packed = QuantizedLinear(
                        inputs, outputs, group, 1, books, min(bits, 10), bias=module.bias is not None)
                    for tensor in packed.parameters():
                        tensor.data.zero_()
                    return packed
                model = replaced(architectures.build(name).half(), make)
                settings = {'quant_method': 'aqlm', 'in_group_size': group, 'out_group_size': 1,
                            'num_codebooks': books, 'nbits_per_codebook': min(bits, 10)}
                config = state_saved(folder, model, settings)
                return saved(folder, name, config, quantisation={'method': 'aqlm'})
            cases.make('aqlm', f'{books}x{bits}-{group}-{name}', write)


def every(cases):
    cases.every([compressed, modules, vectors])
