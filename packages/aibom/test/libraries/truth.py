"""What is true of a saved model: counts from its architecture and its bytes, and what its files state."""
import json
import math
import struct
from pathlib import Path

import torch

# Attributes that transformers gives every configuration, whatever the file calls them.
SIZES = {
    'model.hiddenSize': 'hidden_size',
    'model.layers': 'num_hidden_layers',
    'model.attentionHeads': 'num_attention_heads',
    'model.keyValueHeads': 'num_key_value_heads',
    'model.vocabularySize': 'vocab_size',
    'model.contextLength': 'max_position_embeddings',
}


def parameters_of(make):
    """
    Parameters of the architecture without quantisation, tied ones once, built on the meta device.

    With the buffers that the library saves with them (running means, router biases), since a file does not mark these.
    """
    with torch.device('meta'):
        model = make()
    seen = {id(one): one.numel() for one in model.parameters()}
    saved = set(model.state_dict())
    seen.update((id(one), one.numel()) for name, one in model.named_buffers() if name in saved)
    return sum(seen.values())


def headers(folder, pattern='*.safetensors'):
    """Every tensor of the safetensors files of a folder: type and sizes by file and name."""
    found = {}
    for path in sorted(Path(folder).glob(pattern)):
        with path.open('rb') as file:
            (length,) = struct.unpack('<Q', file.read(8))
            header = json.loads(file.read(length))
        found[path.name] = {name: entry for name, entry in header.items() if name != '__metadata__'}
    return found


def metadata_of(folder, pattern='*.safetensors'):
    """Texts in the first file's header, read by the format's own library."""
    from safetensors import safe_open

    first = sorted(Path(folder).glob(pattern))[0]
    with safe_open(first, framework='pt') as file:
        return file.metadata() or {}


def fact(value, tier):
    return {'value': value, 'tier': tier}


def facts_of_bytes(folder, parameters, is_packed, pattern='*.safetensors'):
    """What the weights themselves say, and how many parameters that means."""
    files = headers(folder, pattern)
    tensors = [entry for file in files.values() for entry in file.values()]
    by_type = {}
    for entry in tensors:
        by_type[entry['dtype']] = by_type.get(entry['dtype'], 0) + math.prod(entry['shape'])
    elements = sum(by_type.values())
    known = {
        'model.format': [fact('safetensors', 'measured')],
        'model.tensors': [fact(len(tensors), 'measured')],
        'model.weightFiles': [fact(len(files), 'measured')],
        'model.parameters': [fact(parameters, 'inferred' if is_packed else 'measured')],
    }
    if is_packed:
        known['model.storedElements'] = [fact(elements, 'measured')]
        known['model.storedElementsByDtype'] = [fact(by_type, 'measured')]
        known['model.packing'] = [fact(None, 'inferred')]
    else:
        known['model.parametersByDtype'] = [fact(by_type, 'measured')]
    metadata = metadata_of(folder, pattern)
    if metadata:
        known['model.headerMetadata'] = [fact(metadata, 'declared')]
    index = Path(folder) / 'model.safetensors.index.json'
    if index.exists():
        metadata = json.loads(index.read_text()).get('metadata', {})
        if 'total_size' in metadata:
            known['model.weightBytes'] = [fact(metadata['total_size'], 'declared')]
        if 'total_parameters' in metadata:
            known['model.declaredParameters'] = [fact(metadata['total_parameters'], 'declared')]
    return known


def facts_of_config(folder, config):
    """What the saved config.json states, read through the library's own names for it."""
    stated = json.loads((Path(folder) / 'config.json').read_text())
    text = config.get_text_config()
    inner = stated if text is config else next(
        (stated[key] for key in ('text_config', 'thinker_config') if key in stated), stated)
    names = dict(getattr(text, 'attribute_map', {}))
    known = {}
    for name in stated.get('architectures') or []:
        known.setdefault('model.architecture', []).append(fact(name, 'declared'))
    known['model.architectureFamily'] = [fact(config.model_type, 'declared')]
    for field, attribute in SIZES.items():
        spellings = {attribute, names.get(attribute, attribute)}
        value = getattr(text, attribute, None)
        if field == 'model.keyValueHeads':
            spellings = {attribute}
        if isinstance(value, int) and any(key in inner for key in spellings):
            known[field] = [fact(value, 'declared')]
    known.update(facts_of_settings(folder, stated, inner))
    dtype = stated.get('dtype') or stated.get('torch_dtype')
    if dtype is not None:
        known['model.dtype'] = [fact(dtype, 'declared')]
    version = stated.get('transformers_version')
    if version is not None:
        library = {'name': 'transformers', 'version': version, 'ecosystem': 'pypi'}
        known['software.library'] = [fact(library, 'declared')]
    if 'id2label' in stated:
        known['model.labels'] = [fact(list(stated['id2label'].values()), 'declared')]
    return known


def facts_of_settings(folder, stated, inner):
    """Activation, embedding widths and generation settings, where the files state them."""
    known = {}
    activation = next((inner[key] for key in ('hidden_act', 'activation_function', 'hidden_activation') if isinstance(inner.get(key), str)), None)
    if activation is not None:
        known['model.activation'] = [fact(activation, 'declared')]
    for key in ('embedding_size', 'word_embed_proj_dim'):
        if key in stated:
            known['model.embeddingSize'] = [fact(stated[key], 'declared')]
    path = Path(folder) / 'generation_config.json'
    if path.exists():
        settings = {key: value for key, value in json.loads(path.read_text()).items() if isinstance(value, (str, int, float))}
        known['generation.settings'] = [fact(settings, 'declared')]
    return known
