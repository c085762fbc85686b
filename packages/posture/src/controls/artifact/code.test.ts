import type { JsonObject } from '@weighbridge/core';
import { artifactCode } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { code, WEIGHTS } from '../../../test/support/facts.ts';
import { judgeCode as judgeCodePayload } from './code.ts';

const judgeCode = asked(artifactCode, judgeCodePayload);

const carrier = (path: string, format: string | null, role: string, more: JsonObject = {}) => ({
  ...WEIGHTS,
  path,
  format,
  role,
  canCarryCode: 'yes',
  ...more,
});

const IF_NOT_NEEDED = 'out of the folder if loading the model does not need it.';

test.for<readonly [string, JsonObject, string]>([
  [
    'an archive',
    carrier('all.tar', 'tar', 'archive'),
    'Unpack all.tar and weigh what is in it instead of the archive.',
  ],
  [
    'a format that nothing reads',
    carrier('model.tflite', 'tflite', 'model'),
    'Take the model in a format that is read here, such as ONNX or GGUF, instead of model.tflite: nothing here looks for code in such files.',
  ],
  ['a program', carrier('run', 'elf', 'code'), `Read what run does, and leave it ${IF_NOT_NEEDED}`],
  [
    'Python',
    carrier('modeling.py', 'python', 'code'),
    `Read what modeling.py does, and leave it ${IF_NOT_NEEDED}`,
  ],
  [
    'a stranger',
    carrier('METADATA', null, 'document'),
    `Find out what METADATA is, and leave it ${IF_NOT_NEEDED}`,
  ],
  [
    'a Git LFS pointer',
    carrier('model.safetensors', 'git-lfs-pointer', 'document', { canCarryCode: 'no' }),
    'Run git lfs pull in the clone, which fetches what is missing: model.safetensors.',
  ],
  [
    'a broken file',
    carrier('model.safetensors', 'safetensors', 'model', { canCarryCode: 'no', wellFormed: false }),
    'Fetch or export model.safetensors again: it is not well-formed.',
  ],
  [
    'a file read in part',
    carrier('config.json', 'json', 'config', { canCarryCode: 'unknown', coverageComplete: false }),
    `Look into config.json, which was not read to its end, or leave it ${IF_NOT_NEEDED}`,
  ],
  [
    'a file that is not what its name says',
    carrier('LICENSE.pdf', 'licence', 'document', { canCarryCode: 'unknown' }),
    `Find out what LICENSE.pdf is, since its name and its bytes do not agree; name it as what it is, or leave it ${IF_NOT_NEEDED}`,
  ],
  [
    'operators that are not in the file',
    carrier('model.onnx', 'onnx', 'model', { canCarryCode: 'unknown' }),
    'Find out which code model.onnx asks for that is not in it, and whether whoever serves the model installs it.',
  ],
])('%s has its own remedy, which names the file', ([, file, remedy]) => {
  expect(judgeCode(code(WEIGHTS, file))).toMatchObject({ outcome: 'inconclusive', remedy });
});

test.for(['pickle', 'torch-zip', 'npy-object', 'npz'])(
  'the advice for pickled weights in %s is to export them to a format that runs no code',
  (format) => {
    expect(judgeCode(code(carrier('model.bin', format, 'model')))).toEqual({
      outcome: 'inconclusive',
      message: 'Cannot tell: model.bin can carry code, and nothing has looked inside.',
      remedy:
        'Export what model.bin holds to a format that runs no code, such as safetensors or ONNX, and leave model.bin out, or take the model from a source that ships one.',
    });
  },
);

test.for(['hdf5', 'keras-zip', 'tf-saved-model'])(
  'the advice for weights with a graph in %s is to export the weights or the graph',
  (format) => {
    expect(judgeCode(code(carrier('model.bin', format, 'model')))).toEqual({
      outcome: 'inconclusive',
      message: 'Cannot tell: model.bin can carry code, and nothing has looked inside.',
      remedy: 'Export what model.bin holds as safetensors or ONNX, and leave model.bin out.',
    });
  },
);

test('a chat template is named and leaves nothing open', () => {
  const settings = {
    ...WEIGHTS,
    path: 'tokenizer_config.json',
    format: 'json',
    role: 'config',
    chatTemplate: true,
  };
  expect(judgeCode(code(WEIGHTS, settings))).toEqual({
    outcome: 'supports',
    message:
      'No file can run code when it is loaded. Not analysed: the chat template in tokenizer_config.json.',
  });
  const spoilt = judgeCode(code(carrier('model.pt', 'torch-zip', 'model'), settings));
  expect(spoilt.outcome).toBe('inconclusive');
});

test('entries that were not read leave it open', () => {
  expect(judgeCode({ ...code(WEIGHTS), skippedCount: 2 })).toEqual({
    outcome: 'inconclusive',
    message: "Cannot tell: 2 of the folder's entries were not read.",
    remedy:
      'Replace links and special files by the files that are meant, make all of them readable, and weigh again.',
  });
});

test('a path of any length fits into the sentences', () => {
  const { message, remedy } = judgeCode(code(carrier('x'.repeat(16_384), 'python', 'code')));
  expect(message.length + String(remedy).length).toBeLessThan(1000);
});
