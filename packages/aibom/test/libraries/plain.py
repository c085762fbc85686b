"""Unquantised models: whole, in shards, with a second precision, adapters, pipelines, modules."""
import json
import shutil

import torch

import architectures
import truth
from cases import saved

TYPES = [torch.float32, torch.bfloat16, torch.float16]


def whole(cases):
    for at, name in enumerate(architectures.EVERY):
        def write(folder, name=name, dtype=TYPES[at % 3]):
            model = architectures.build(name).to(dtype)
            model.save_pretrained(folder)
            return saved(folder, name, model.config, is_packed=False)
        cases.make('plain', name, write)


def shards(cases):
    for name in ['llama', 'qwen2', 'mixtral', 'gpt2', 'deepseek-v3', 't5', 'whisper', 'clip', 'mamba', 'albert', 'gpt-oss', 'llama-tied']:
        def write(folder, name=name):
            model = architectures.build(name)
            model.save_pretrained(folder, max_shard_size='150KB')
            return saved(folder, name, model.config, is_packed=False)
        cases.make('shards', name, write)


def precisions(cases):
    """Half precision next to full precision, as `variant` saves it."""
    for name in ['llama', 'bert', 'vit', 'gemma']:
        def write(folder, name=name):
            architectures.build(name).half().save_pretrained(folder, variant='fp16')
            model = architectures.build(name)
            model.save_pretrained(folder)
            parameters = truth.parameters_of(lambda: architectures.build(name))
            half = folder / 'model.fp16.safetensors'
            hidden = half.rename(folder / 'hidden')
            facts = saved(folder, name, model.config, is_packed=False)
            hidden.rename(half)
            component = {'role': 'variant', 'name': 'model.fp16.safetensors', 'parameters': parameters,
                         'tier': 'measured', 'files': ['model.fp16.safetensors']}
            return {**facts, 'components': [component]}
        cases.make('variants', name, write)


def adapters(cases):
    from peft import IA3Config, LoraConfig, PromptTuningConfig, get_peft_model

    kinds = {
        'lora': lambda: LoraConfig(r=4, target_modules=['q_proj', 'v_proj'], task_type='CAUSAL_LM'),
        'lora-odd': lambda: LoraConfig(r=3, target_modules='all-linear', task_type='CAUSAL_LM'),
        'dora': lambda: LoraConfig(r=4, use_dora=True, target_modules=['q_proj'], task_type='CAUSAL_LM'),
        'ia3': lambda: IA3Config(target_modules=['k_proj', 'v_proj'], feedforward_modules=[], task_type='CAUSAL_LM'),
        'prompt': lambda: PromptTuningConfig(num_virtual_tokens=5, task_type='CAUSAL_LM'),
    }
    for kind, make in kinds.items():
        for name in ['llama', 'mistral']:
            def write(folder, name=name, make=make):
                base = architectures.build(name)
                base.config._name_or_path = base.name_or_path = f'example/{name}-base'
                model = get_peft_model(base, make())
                model.save_pretrained(folder)
                (folder / 'README.md').unlink(missing_ok=True)
                trained = sum(one.numel() for one in model.parameters() if one.requires_grad)
                facts = truth.facts_of_bytes(folder, trained, False)
                config = json.loads((folder / 'adapter_config.json').read_text())
                facts['model.baseModel'] = [truth.fact({'name': f'example/{name}-base', 'relation': 'adapter'}, 'declared')]
                facts['model.adapterType'] = [truth.fact(config['peft_type'], 'declared')]
                facts['model.kind'] = [truth.fact('adapter', 'declared')]
                facts['model.adapterTask'] = [truth.fact('CAUSAL_LM', 'declared')]
                return {'facts': facts, 'components': []}
            cases.make('adapters', f'{kind}-{name}', write)


def modules(cases):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers import models as parts

    for name, dense in [('bert', 48), ('distilbert', None), ('roberta', 16), ('electra', None)]:
        def write(folder, name=name, dense=dense):
            raw = folder.parent / f'{folder.name}-raw'
            architectures.build(name).base_model.save_pretrained(raw)
            tokenizer_beside(raw)
            word = parts.Transformer(str(raw))
            width = word.get_word_embedding_dimension()
            chain = [word, parts.Pooling(width)]
            if dense is not None:
                chain.append(parts.Dense(width, dense))
            model = SentenceTransformer(modules=chain, device='cpu')
            model.save_pretrained(str(folder), create_model_card=False)
            shutil.rmtree(raw)
            counts = [sum(one.numel() for one in module.parameters()) for module in model]
            components = [
                {'role': 'part', **({'parameters': count, 'tier': 'measured'} if count > 0 else {})} for count in counts]
            return {'facts': {'model.parameters': [truth.fact(sum(counts), 'measured')]},
                    'components': components, 'isOpen': True}
        cases.make('sentence-transformers', name, write)


def tokenizer_beside(folder):
    """The smallest tokenizer that sentence-transformers loads."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = {word: at for at, word in enumerate(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'a', 'b'])}
    raw = Tokenizer(models.WordLevel(words, unk_token='[UNK]'))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=raw, unk_token='[UNK]', pad_token='[PAD]', cls_token='[CLS]', sep_token='[SEP]',
        mask_token='[MASK]').save_pretrained(folder)


def pipelines(cases):
    import diffusers
    from transformers import CLIPTextConfig, CLIPTextModel

    def unet(**other):
        return diffusers.UNet2DConditionModel(**{**dict(
            block_out_channels=(32, 64), layers_per_block=1, sample_size=16, in_channels=4, out_channels=4,
            down_block_types=('DownBlock2D', 'CrossAttnDownBlock2D'),
            up_block_types=('CrossAttnUpBlock2D', 'UpBlock2D'), cross_attention_dim=32), **other})

    def vae():
        return diffusers.AutoencoderKL(
            block_out_channels=[32, 64], in_channels=3, out_channels=3, latent_channels=4,
            down_block_types=['DownEncoderBlock2D', 'DownEncoderBlock2D'],
            up_block_types=['UpDecoderBlock2D', 'UpDecoderBlock2D'])

    def text():
        return CLIPTextModel(CLIPTextConfig(
            vocab_size=320, hidden_size=32, intermediate_size=37, num_hidden_layers=2,
            num_attention_heads=4, max_position_embeddings=32))

    def stable():
        return diffusers.StableDiffusionPipeline(
            unet=unet(), vae=vae(), text_encoder=text(), tokenizer=None, scheduler=diffusers.DDIMScheduler(),
            safety_checker=None, feature_extractor=None, requires_safety_checker=False)

    def ddpm():
        return diffusers.DDPMPipeline(
            unet=diffusers.UNet2DModel(
                block_out_channels=(32, 64), layers_per_block=1, sample_size=16, in_channels=3, out_channels=3,
                down_block_types=('DownBlock2D', 'AttnDownBlock2D'), up_block_types=('AttnUpBlock2D', 'UpBlock2D')),
            scheduler=diffusers.DDPMScheduler())

    def dit():
        return diffusers.DiTPipeline(
            transformer=diffusers.DiTTransformer2DModel(
                num_attention_heads=2, attention_head_dim=16, in_channels=4, out_channels=8, num_layers=2,
                sample_size=16, num_embeds_ada_norm=10),
            vae=vae(), scheduler=diffusers.DDIMScheduler())

    for name, make in {'stable-diffusion': stable, 'ddpm': ddpm, 'dit': dit}.items():
        for variant, settings in {'': {}, '-shards': {'max_shard_size': '400KB'}, '-half': {'variant': 'fp16'}}.items():
            def write(folder, make=make, settings=settings):
                pipe = make()
                if 'variant' in settings:
                    pipe.to(torch.float16)
                pipe.save_pretrained(folder, **settings)
                return pipeline_facts(pipe)
            cases.make('pipelines', f'{name}{variant}', write)


def pipeline_facts(pipe):
    parts = {name: part for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)}
    counts = {name: sum(one.numel() for one in part.parameters()) for name, part in parts.items()}
    components = [
        {'role': 'part', 'name': name, 'parameters': count, 'tier': 'measured',
         'architecture': type(parts[name]).__name__} for name, count in counts.items()]
    components += [
        {'role': 'part', 'name': 'scheduler', 'architecture': type(pipe.scheduler).__name__}]
    facts = {'model.parameters': [truth.fact(sum(counts.values()), 'measured')],
             'model.architecture': [truth.fact(type(pipe).__name__, 'declared')]}
    return {'facts': facts, 'components': components, 'isOpen': True}


def every(cases):
    cases.every([whole, shards, precisions, adapters, modules, pipelines])
