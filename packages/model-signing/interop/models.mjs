// The models that both implementations sign and verify.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const bytes = (size) => Buffer.from(Array.from({ length: size }, (_, i) => (i * 7) % 251));

/** Name, files, and other properties; `file` names the file of a single-file model. */
const MODELS = [
  {
    name: 'plain',
    files: { 'config.json': '{}', 'weights/a.bin': bytes(100), 'weights/b.bin': bytes(33) },
  },
  {
    name: 'order of code points, parts and UTF-16',
    files: {
      'a/c': '1',
      'a-b': '2',
      'a.txt': '3',
      Z: '4',
      'a/b/c': '5',
      '～.bin': '6',
      '😀.bin': '7',
      'á.bin': '8',
    },
  },
  {
    name: 'odd names',
    files: {
      'with space.bin': '1',
      'quo\'te".bin': '2',
      '%41.bin': '3',
      '-dash': '4',
      '.hidden': '5',
      'ends with dot.': '6',
    },
  },
  { name: 'empty file', files: { 'a.bin': bytes(20), '__init__.py': '' }, without: 'shards' },
  {
    name: 'git at the top and below',
    files: {
      'a.bin': '1',
      '.git/HEAD': 'x',
      '.gitignore': 'x',
      '.github/w.yml': 'x',
      'sub/.git/HEAD': '2',
      'sub/.gitignore': '3',
    },
  },
  {
    name: 'ignored paths',
    files: { 'a.bin': '1', 'cache/x.py': 'x', 'cache-2.bin': '2', 'note.txt': 'x' },
    ignorePaths: ['cache', 'note.txt'],
  },
  {
    name: 'signature inside',
    files: { 'a.bin': '1', 'sub/model.sig': '2' },
    signature: 'model.sig',
  },
  { name: 'one file', files: { 'model.gguf': bytes(100) }, file: 'model.gguf' },
  {
    name: 'links',
    files: { 'a.bin': bytes(40) },
    links: { 'b.bin': 'a.bin', 'sub/c.bin': '../a.bin' },
    allowSymlinks: true,
  },
  {
    name: 'shard borders',
    files: { exact: bytes(32), less: bytes(31), more: bytes(33), one: '1', thousand: bytes(1000) },
  },
];

/** Writes the models below a folder. */
export function layOutModels(base) {
  return MODELS.map((model, index) => {
    const root = join(base, `model-${index}`);
    for (const [path, content] of Object.entries(model.files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    for (const [path, target] of Object.entries(model.links ?? {})) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(target, join(root, path));
    }
    return {
      ...model,
      root,
      path: model.file === undefined ? root : join(root, model.file),
      first: join(root, Object.keys(model.files)[0]),
      ignorePaths: model.ignorePaths ?? [],
      allowSymlinks: model.allowSymlinks ?? false,
    };
  });
}
