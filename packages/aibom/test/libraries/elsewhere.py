"""The same architectures as other programs write them: MLX, GGUF, ONNX."""
import shutil

import numpy
import torch

import architectures
import truth
from cases import saved


def mlx(cases):
    from mlx_lm.utils import load_model, quantize_model, save_model
    from mlx_lm.utils import save_config

    kinds = {f'affine-{bits}-{group}': dict(bits=bits, group_size=group)
             for bits in (2, 3, 4, 6, 8) for group in (32, 64)}
    kinds |= {'mxfp4': dict(bits=4, group_size=32, mode='mxfp4'), 'nvfp4': dict(bits=4, group_size=16, mode='nvfp4'),
              'mxfp8': dict(bits=8, group_size=32, mode='mxfp8')}
    for kind, settings in kinds.items():
        for name in ['llama', 'qwen2', 'qwen3'] if 'affine-4' not in kind else ['llama', 'llama-tied', 'qwen3', 'phi', 'gemma', 'mixtral', 'starcoder2']:
            def write(folder, name=name, settings=settings):
                raw = folder.parent / f'{folder.name}-raw'
                made = architectures.build(name).to(torch.bfloat16)
                made.save_pretrained(raw)
                model, config = load_model(raw, lazy=True, strict=True)
                model, config = quantize_model(model, config, settings['group_size'], settings['bits'],
                                               mode=settings.get('mode', 'affine'))
                save_model(folder, model)
                save_config(config, config_path=folder / 'config.json')
                shutil.rmtree(raw)
                named = {'method': 'mlx', 'bits': settings['bits'], 'groupSize': settings['group_size']}
                return saved(folder, name, made.config, quantisation=named)
            cases.make('mlx', f'{kind}-{name}', write)


def gguf(cases):
    import gguf as library

    kinds = ['F16', 'BF16', 'Q4_0', 'Q4_1', 'Q5_0', 'Q5_1', 'Q8_0', 'TQ1_0', 'TQ2_0']
    for kind in kinds:
        for name in ['llama', 'qwen2', 'gpt-neox']:
            def write(folder, name=name, kind=kind):
                return gguf_written(library, folder, name, kind)
            cases.make('gguf', f'{kind}-{name}', write)


def gguf_written(library, folder, name, kind):
    config = architectures.configuration(name)
    config.hidden_size, config.intermediate_size, config.head_dim = 256, 512, 64
    model = architectures.build(name, config)
    writer = library.GGUFWriter(folder / 'model.gguf', 'llama')
    writer.add_name(f'example {name}')
    writer.add_block_count(2)
    writer.add_embedding_length(256)
    writer.add_context_length(64)
    writer.add_head_count(4)
    type_ = library.GGMLQuantizationType[kind]
    seen, tensors = set(), 0
    for key, tensor in model.named_parameters():
        if tensor.data_ptr() in seen:
            continue
        seen.add(tensor.data_ptr())
        values = tensor.detach().float().numpy()
        tensors += 1
        if values.ndim < 2 or kind == 'F32':
            writer.add_tensor(key, values)
        else:
            writer.add_tensor(key, library.quants.quantize(values, type_), raw_dtype=type_)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    count = sum(one.numel() for one in model.parameters())
    return {'isOpen': True, 'components': [], 'facts': {
        'model.parameters': [truth.fact(count, 'measured')],
        'model.tensors': [truth.fact(tensors, 'measured')],
        'model.format': [truth.fact('gguf', 'measured')],
        'model.architectureFamily': [truth.fact('llama', 'declared')],
        'model.hiddenSize': [truth.fact(256, 'declared')],
        'model.layers': [truth.fact(2, 'declared')],
        'model.attentionHeads': [truth.fact(4, 'declared')],
        'model.contextLength': [truth.fact(64, 'declared')],
        'model.name': [truth.fact(f'example {name}', 'declared')],
    }}


def network(onnx, sizes, external=False):
    """A chain of MatMul and Add nodes with random weights."""
    from onnx import TensorProto, helper, numpy_helper

    random = numpy.random.default_rng(7)
    nodes, weights, last = [], [], 'x'
    for at, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        weights.append(numpy_helper.from_array(random.standard_normal((inputs, outputs)).astype('f4'), f'w{at}'))
        weights.append(numpy_helper.from_array(random.standard_normal(outputs).astype('f4'), f'b{at}'))
        nodes.append(helper.make_node('MatMul', [last, f'w{at}'], [f'm{at}']))
        nodes.append(helper.make_node('Add', [f'm{at}', f'b{at}'], [f'a{at}']))
        last = f'a{at}'
    graph = helper.make_graph(
        nodes, 'chain', [helper.make_tensor_value_info('x', TensorProto.FLOAT, ['batch', sizes[0]])],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, ['batch', sizes[-1]])], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid('', 21)], ir_version=10)


def onnx(cases):
    import onnx as library

    for name, sizes in {'odd': (13, 7, 5), 'wide': (128, 256, 32), 'deep': (64, 64, 64, 64, 16)}.items():
        count = sum(a * b + b for a, b in zip(sizes, sizes[1:]))
        for external in (False, True):
            def write(folder, sizes=sizes, count=count, external=external):
                library.save_model(network(library, sizes), str(folder / 'model.onnx'), save_as_external_data=external,
                                   all_tensors_to_one_file=True, location='model.onnx_data', size_threshold=0)
                return onnx_facts(count, 'measured')
            cases.make('onnx', f'{name}{"-external" if external else ""}', write)
    blocks(cases, library)


def blocks(cases, library):
    from onnxruntime.quantization import QuantType, matmul_nbits_quantizer, quantize_dynamic

    for name, sizes in {'wide': (128, 256, 32), 'odd': (96, 48, 40), 'ragged': (100, 64, 33)}.items():
        count = sum(a * b + b for a, b in zip(sizes, sizes[1:]))
        for size in (16, 32, 64, 128):
            for symmetric in (True, False):
                def write(folder, sizes=sizes, count=count, size=size, symmetric=symmetric):
                    made = matmul_nbits_quantizer.MatMulNBitsQuantizer(
                        network(library, sizes), block_size=size, is_symmetric=symmetric, accuracy_level=4)
                    made.process()
                    made.model.save_model_to_file(str(folder / 'model.onnx'), False)
                    return onnx_facts(count, 'inferred')
                cases.make('onnx-nbits', f'{name}-{size}{"" if symmetric else "-zero-point"}', write)
        def write_dynamic(folder, sizes=sizes, count=count):
            plain = folder.parent / f'{folder.name}.onnx'
            library.save_model(network(library, sizes), str(plain))
            quantize_dynamic(str(plain), str(folder / 'model.onnx'), weight_type=QuantType.QInt8)
            plain.unlink()
            return onnx_facts(count, 'inferred')
        cases.make('onnx-int8', name, write_dynamic)


def onnx_facts(count, tier):
    return {'isOpen': True, 'components': [], 'facts': {
        'model.parameters': [truth.fact(count, tier)],
        'model.format': [truth.fact('onnx', 'measured')]}}


def every(cases):
    cases.every([mlx, gguf, onnx])
