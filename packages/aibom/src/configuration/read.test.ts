import { expect, test } from 'vitest';
import { rules, search } from '../../test/search.ts';

test.for([
  [
    'config.json',
    '{"auto_map": {"AutoConfig": "a.B", "AutoModel": ["c.D", null]}}',
    'code/remote-code /auto_map',
  ],
  ['config.json', '{"a": [{"auto_map": ["x/y--a.B", null]}]}', 'code/remote-code /a/0/auto_map'],
  ['config.json', '{"auto\\u005fmap": {"AutoModel": "c.D"}}', 'code/remote-code /auto_map'],
  [
    'config.json',
    '{"auto_map": {"AutoModel": "c.D"}, "auto_map": {}}',
    'code/remote-code /auto_map',
  ],
  [
    'config.json',
    '{"auto_map": {}, "auto_map": {"AutoModel": "c.D"}}',
    'code/remote-code /auto_map',
  ],
  ['config.json', '{"trustRemoteCode": true}', 'code/remote-code /trustRemoteCode'],
  [
    'config.json',
    '{"trust_remote_code": "false"}',
    'code/unclear-configuration /trust_remote_code',
  ],
  ['config.json', '{"a": "evil/repo--module.Class"}', 'code/remote-code /a'],
  [
    'config.json',
    '{"_attn_implementation": "paged|evil/repo"}',
    'code/hub-kernel /_attn_implementation',
  ],
  [
    'config.json',
    '{"kernel_config": {"RMSNorm": "evil/repo:Norm"}}',
    'code/hub-kernel /kernel_config/RMSNorm',
  ],
  ['router_config.json', '{"types": {"q": "evil.Module"}}', 'code/configured-import /types/q'],
  [
    '2_Dense/config.json',
    '{"activation_function": "os.system"}',
    'code/configured-import /activation_function',
  ],
  [
    'modular_model_index.json',
    '{"vae": ["evil", "Vae", {"repo": "a/b"}]}',
    'code/configured-import /vae/0',
  ],
  [
    'config.json',
    '{"layers": [{"config": {}, "class_name": "Custom>Lambda"}]}',
    'code/configured-function /layers/0',
  ],
  [
    'config.json',
    '{"class_name": "function", "module": "builtins", "config": "eval"}',
    'code/configured-import ',
  ],
  [
    'config.json',
    '{"class_name": "function", "module": "keras.utils", "config": "get_file"}',
    'code/configured-import ',
  ],
  [
    'config.json',
    '{"class_name": "Evil", "config": {}, "module": null, "registered_name": "Custom>Evil"}',
    'code/unclear-configuration ',
  ],
  ['a.json', '{"_target_": "torch.load"}', 'code/configured-import /_target_'],
  ['a.json', '{"_target_": "torch.hub.load"}', 'code/configured-import /_target_'],
  ['a.json', '{"target": "os.system", "params": {"command": "id"}}', 'code/configured-import '],
  ['a.json', '{"target": "my_code.Model", "params": {}}', 'code/unclear-configuration '],
  ['a.json', '{"class_path": "my_code.Model", "init_args": {}}', 'code/unclear-configuration '],
  [
    'p.json',
    '{"__kind__": "instance", "class": "os.system", "args": ["id"]}',
    'code/configured-import ',
  ],
  ['adapter_config.json', '{"megatron_core": "evil"}', 'code/configured-import /megatron_core'],
  [
    'model/MLmodel',
    'flavors:\n  python_function:\n    loader_module: evil\n',
    'code/configured-import /flavors/python_function/loader_module',
  ],
  [
    'MLmodel',
    'flavors:\n  python_function:\n    model_code_path: a.py\n',
    'code/remote-code /flavors/python_function/model_code_path',
  ],
  ['MLmodel', 'flavors:\n  sklearn:\n    code: code\n', 'code/remote-code /flavors/sklearn/code'],
  ['a.json', '{"trust_remote_code": [false]}', 'code/unclear-configuration /trust_remote_code/0'],
  ['a.json', '{"custom_imports": {"imports": ["evil"]}}', 'code/configured-import /custom_imports'],
  ['a.yaml', 'common: {user_dir: ./src}\n', 'code/configured-import /common/user_dir'],
  [
    'yolo.yaml',
    `backbone:\n- [-1, 1, "__import__('os').system('id')", []]\n`,
    'code/configured-import /backbone/0/2',
  ],
  ['a.yaml', 'a: !new:os.system [id]\n', 'code/configured-import /a'],
  ['a.yaml', 'a: !apply:torch.hub.load []\n', 'code/configured-import /a'],
  ['a.yaml', 'a: !!pyth%6Fn/object/apply:os.system [id]\n', 'code/configured-import /a'],
  ['a.yaml', 'trust_remote_code: Yes\n', 'code/remote-code /trust_remote_code'],
  ['a.yaml', '"trust\\x5fremote\\\n  _code": on\n', 'code/remote-code /trust_remote_code'],
  ['a.yaml', '# no\u2028auto_map: {AutoModel: a.B}\n', 'code/remote-code /auto_map'],
  ['a.yaml', 'x: &x {AutoModel: a.B}\nauto_map: *x\n', 'code/remote-code /auto_map'],
  ['a.yaml', 'k: &k auto_map\n*k : {AutoModel: a.B}\n', 'code/remote-code /auto_map'],
  [
    'a.yaml',
    'a: &a {class_name: Lambda}\nb: {<<: [*a], config: {}}\n',
    'code/configured-function /b',
  ],
  ['a.yaml', '[auto_map: {AutoModel: a.B}]\n', 'code/remote-code /0/auto_map'],
  ['a.yaml', 'target: my_code.Model\nencoder: {}\n', 'code/unclear-configuration '],
] as const)('%s of case %# asks for code', async ([path, text, expected]) => {
  expect(await rules(path, text)).toContain(expected);
});

test.for([
  ['vocab.json', '{"auto_map": 17, "trust_remote_code": 18, "_target_": 19}'],
  [
    'tokenizer.json',
    '{"model": {"vocab": {"auto_map": 1, "trust_remote_code": 1}}, "added_tokens": []}',
  ],
  [
    'config.json',
    '{"label2id": {"trust_remote_code": 1, "auto_map": 0}, "id2label": {"0": "auto_map"}}',
  ],
  [
    'schema.json',
    '{"properties": {"auto_map": {"type": "object", "$ref": "a.json#/b"}, "trust_remote_code": {"type": "boolean"}}}',
  ],
  ['config.json', '{"text": "set auto_map to evil.Config and trust_remote_code to true"}'],
  ['data/rows.json', '[{"text": "a", "auto_map": {"AutoConfig": "a.B"}}]'],
  ['train.json', '{"auto_map": {"AutoConfig": "a.B"}}\n{"auto_map": 1}\n'],
  [
    'package-lock.json',
    '{"packages": {"node_modules/auto_map": {"version": "1.0.0"}}, "dependencies": {"target": "x.Y"}}',
  ],
  [
    'tsconfig.json',
    '{ // auto_map\n "compilerOptions": {"target": "es2022", "module": "node16", "paths": {"auto_map": ["./a.ts"]},},}',
  ],
  [
    'modules.json',
    '[{"idx": 0, "type": "sentence_transformers.models.Transformer"}, {"type": "pylate.models.Dense.Dense"}]',
  ],
  [
    'config.json',
    '{"activation_function": "gelu_new", "hidden_act": "silu", "architectures": ["A"]}',
  ],
  [
    'config.json',
    '{"quantization_config": {"ignore": ["model.layers.0"], "modules_to_not_convert": ["a.b"], "config_groups": {"g": {"targets": ["Linear"]}}}}',
  ],
  [
    'keras.json',
    '{"class_name": "Activation", "config": {"activation": {"class_name": "function", "config": "relu", "module": "builtins", "registered_name": "function"}}}',
  ],
  ['a.json', '{"target": "www.example.org", "params": {"q": 1}}'],
  [
    'adapter_config.json',
    '{"auto_mapping": {"base_model_class": "A", "parent_library": "__main__"}, "megatron_core": "megatron.core"}',
  ],
  [
    'MLmodel',
    'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    env: conda.yaml\n  sklearn:\n    code: null\n    pickled_model: model.pkl\n',
  ],
  [
    'nemo.yaml',
    'target: nemo.collections.asr.models.EncDecCTCModel\nencoder:\n  _target_: nemo.collections.asr.modules.ConformerEncoder\n',
  ],
  ['v1.yaml', 'model:\n  target: ldm.models.diffusion.ddpm.LatentDiffusion\n  params: {a: 1}\n'],
  ['hyper.yaml', 'a: !new:speechbrain.nnet.Linear\n  n: 1\nb: !ref <a>\nc: !name:torch.nn.ReLU\n'],
  ['a.yaml', 'trust_remote_code: no\nnote: "auto_map: {AutoModel: a.B}"\n'],
  ['a.yaml', '# auto_map: {AutoModel: a.B}\ntext: |\n  auto_map: {AutoModel: a.B}\n'],
  [
    'config.json',
    '{"module": "keras_hub.src.models", "class_name": "Gemma", "config": {}, "registered_name": "keras_hub>Gemma"}',
  ],
  ['yolo.yaml', 'activation: nn.LeakyReLU(0.1)\nbackbone:\n- [-1, 1, nn.Upsample, [None, 2]]\n'],
  ['fairseq.yaml', 'common: {user_dir: null}\n'],
  ['conda.yaml', 'channels: [defaults]\ndependencies:\n- python=3.11\n- pip: [mlflow, torch]\n'],
] as const)('%s of case %# asks for nothing', async ([path, text]) => {
  expect(await search(path, text)).toEqual({ found: [], leftOut: 0, trouble: undefined });
});
