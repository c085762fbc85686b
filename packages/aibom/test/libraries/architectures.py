"""Small configurations of real architectures, from the configuration classes of transformers themselves."""
import transformers

# Widths that every packed layout can pack: whole groups of 32, 64 and 128.
BASE = dict(
    vocab_size=320, hidden_size=128, intermediate_size=256, num_hidden_layers=2,
    num_attention_heads=4, max_position_embeddings=64,
    bos_token_id=1, eos_token_id=2, pad_token_id=0,
)
EXPERTS = dict(num_experts=4, num_experts_per_tok=2, moe_intermediate_size=128)


def base(**other):
    """The common sizes, with the given ones replaced; None removes one."""
    return {key: value for key, value in {**BASE, **other}.items() if value is not None}


# name: (configuration class, its arguments, model class); the class None means the causal model.
LANGUAGE = {
    'llama': ('LlamaConfig', base(num_key_value_heads=2), None),
    'llama-tied': ('LlamaConfig', base(num_key_value_heads=4, tie_word_embeddings=True), None),
    'llama-biases': ('LlamaConfig', base(attention_bias=True, mlp_bias=True, vocab_size=333), None),
    'qwen2': ('Qwen2Config', base(num_key_value_heads=1, vocab_size=352), None),
    'qwen3': ('Qwen3Config', base(num_key_value_heads=2, head_dim=64), None),
    'mistral': ('MistralConfig', base(num_key_value_heads=2, num_hidden_layers=3), None),
    'gemma': ('GemmaConfig', base(num_key_value_heads=1, head_dim=32), None),
    'gemma2': ('Gemma2Config', base(num_key_value_heads=2, head_dim=64), None),
    'phi': ('PhiConfig', base(intermediate_size=512), None),
    'phi3': ('Phi3Config', base(num_key_value_heads=4), None),
    'olmo2': ('Olmo2Config', base(), None),
    'stablelm': ('StableLmConfig', base(num_key_value_heads=4, use_qkv_bias=True), None),
    'starcoder2': ('Starcoder2Config', base(num_key_value_heads=2), None),
    'cohere': ('CohereConfig', base(num_key_value_heads=2), None),
    'granite': ('GraniteConfig', base(num_key_value_heads=2), None),
    'gpt-neox': ('GPTNeoXConfig', base(), None),
}
MIXTURES = {
    'mixtral': ('MixtralConfig', base(num_key_value_heads=2, num_local_experts=4), None),
    'qwen3-moe': ('Qwen3MoeConfig', base(num_key_value_heads=2, head_dim=32, **EXPERTS), None),
    'olmoe': ('OlmoeConfig', base(num_experts=4, num_experts_per_tok=2), None),
    'deepseek-v2': ('DeepseekV2Config', base(
        num_key_value_heads=4, q_lora_rank=64, kv_lora_rank=64, qk_rope_head_dim=32,
        qk_nope_head_dim=32, v_head_dim=32, n_routed_experts=4, num_experts_per_tok=2,
        moe_intermediate_size=128, first_k_dense_replace=1, n_group=1, topk_group=1), None),
    'deepseek-v3': ('DeepseekV3Config', base(
        num_key_value_heads=4, q_lora_rank=64, kv_lora_rank=64, qk_rope_head_dim=32,
        qk_nope_head_dim=32, v_head_dim=32, n_routed_experts=4, num_experts_per_tok=2,
        moe_intermediate_size=128, first_k_dense_replace=1, n_group=1, topk_group=1), None),
    'gpt-oss': ('GptOssConfig', base(
        num_key_value_heads=2, head_dim=32, num_local_experts=4, num_experts_per_tok=2,
        layer_types=['sliding_attention', 'full_attention']), None),
}
OTHERS = {
    'gpt2': ('GPT2Config', dict(vocab_size=321, n_embd=96, n_layer=2, n_head=3, n_positions=48), None),
    'opt': ('OPTConfig', dict(
        vocab_size=320, hidden_size=128, ffn_dim=256, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=64, word_embed_proj_dim=64), None),
    'bloom': ('BloomConfig', dict(vocab_size=320, hidden_size=64, n_layer=2, n_head=4), None),
    'falcon': ('FalconConfig', dict(vocab_size=320, hidden_size=64, num_hidden_layers=2, num_attention_heads=4), None),
    'mamba': ('MambaConfig', dict(vocab_size=320, hidden_size=64, num_hidden_layers=2, state_size=8), None),
    'mamba2': ('Mamba2Config', dict(
        vocab_size=320, hidden_size=64, num_hidden_layers=2, state_size=8, num_heads=4, head_dim=32,
        n_groups=1), None),
    'falcon-mamba': ('FalconMambaConfig', dict(vocab_size=320, hidden_size=64, num_hidden_layers=2, state_size=8), None),
    'bert': ('BertConfig', base(vocab_size=311), 'BertForMaskedLM'),
    'bert-classifier': ('BertConfig', base(num_labels=5), 'BertForSequenceClassification'),
    'roberta': ('RobertaConfig', base(), 'RobertaModel'),
    'electra': ('ElectraConfig', base(embedding_size=32), 'ElectraForPreTraining'),
    'albert': ('AlbertConfig', base(embedding_size=48), 'AlbertForMaskedLM'),
    'distilbert': ('DistilBertConfig', dict(
        vocab_size=320, dim=64, hidden_dim=96, n_layers=2, n_heads=4, max_position_embeddings=64), 'DistilBertModel'),
    'deberta-v2': ('DebertaV2Config', base(), 'DebertaV2ForTokenClassification'),
    'modernbert': ('ModernBertConfig', base(), 'ModernBertForMaskedLM'),
    't5': ('T5Config', dict(vocab_size=320, d_model=64, d_kv=16, d_ff=96, num_layers=2, num_heads=4), 'T5ForConditionalGeneration'),
    't5-gated': ('T5Config', dict(
        vocab_size=320, d_model=64, d_kv=16, d_ff=96, num_layers=2, num_heads=4,
        feed_forward_proj='gated-gelu', tie_word_embeddings=False), 'T5ForConditionalGeneration'),
    'bart': ('BartConfig', dict(
        vocab_size=320, d_model=64, encoder_layers=2, decoder_layers=1, encoder_ffn_dim=96,
        decoder_ffn_dim=96, encoder_attention_heads=4, decoder_attention_heads=4,
        max_position_embeddings=64), 'BartForConditionalGeneration'),
    'whisper': ('WhisperConfig', dict(
        vocab_size=320, d_model=64, encoder_layers=2, decoder_layers=2, encoder_ffn_dim=96,
        decoder_ffn_dim=96, encoder_attention_heads=4, decoder_attention_heads=4, num_mel_bins=40,
        max_source_positions=50, max_target_positions=32, pad_token_id=0, bos_token_id=1,
        eos_token_id=2, decoder_start_token_id=1), 'WhisperForConditionalGeneration'),
    'wav2vec2': ('Wav2Vec2Config', dict(
        vocab_size=32, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96,
        conv_dim=[32, 32], conv_kernel=[3, 3], conv_stride=[2, 2], num_conv_pos_embeddings=16,
        num_conv_pos_embedding_groups=4), 'Wav2Vec2ForCTC'),
    'vit': ('ViTConfig', dict(
        hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96, image_size=32,
        patch_size=8, num_labels=7), 'ViTForImageClassification'),
    'resnet': ('ResNetConfig', dict(
        embedding_size=16, hidden_sizes=[16, 32], depths=[1, 1], num_labels=3), 'ResNetForImageClassification'),
    'dinov2': ('Dinov2Config', dict(
        hidden_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=28, patch_size=14), 'Dinov2Model'),
    'clip': ('CLIPConfig', dict(
        text_config=dict(vocab_size=320, hidden_size=64, intermediate_size=96, num_hidden_layers=2,
                         num_attention_heads=4, max_position_embeddings=32),
        vision_config=dict(hidden_size=48, intermediate_size=96, num_hidden_layers=2,
                           num_attention_heads=4, image_size=32, patch_size=8),
        projection_dim=32), 'CLIPModel'),
    'siglip': ('SiglipConfig', dict(
        text_config=dict(vocab_size=320, hidden_size=64, intermediate_size=96, num_hidden_layers=2,
                         num_attention_heads=4, max_position_embeddings=32),
        vision_config=dict(hidden_size=64, intermediate_size=96, num_hidden_layers=2,
                           num_attention_heads=4, image_size=32, patch_size=8)), 'SiglipModel'),
    'llava': ('LlavaConfig', dict(
        text_config=dict(model_type='llama', **base(num_key_value_heads=2)),
        vision_config=dict(model_type='clip_vision_model', hidden_size=64, intermediate_size=96,
                           num_hidden_layers=2, num_attention_heads=4, image_size=32, patch_size=8)),
        'LlavaForConditionalGeneration'),
}
EVERY = {**LANGUAGE, **MIXTURES, **OTHERS}


def configuration(name):
    """A new configuration of an architecture, by its name here."""
    kind, settings, _ = EVERY[name]
    return getattr(transformers, kind)(**settings)


def build(name, config=None):
    """The model, with its own weights on the CPU."""
    config = configuration(name) if config is None else config
    kind = EVERY[name][2]
    if kind is None:
        return transformers.AutoModelForCausalLM.from_config(config)
    return getattr(transformers, kind)(config)
