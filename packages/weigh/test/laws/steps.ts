import type { Entry, Folder } from './folder.ts';
import { filesOf } from './folder.ts';
import { addProvenance, fileOf, sign, STRANGER, weights } from './model.ts';
import type { Random } from './random.ts';

/**
 * What a step does. `honest`: nothing bad, so a model that was honest stays admitted. `harm`: content that the
 * gate must not let in. `speak`: something adverse is said of the model. `stranger`: something of a stranger that says nothing true against the model, so
 * an open gate stays open. `remove`: deletes or breaks what speaks about the model, which opens nothing.
 * `heal`: gives the model's own content back as it was, which is honest work: where nothing else was done, the
 * model is admitted again.
 */
export type StepKind = 'honest' | 'harm' | 'speak' | 'stranger' | 'remove' | 'heal';

export interface Step {
  readonly kind: StepKind;
  readonly what: string;
  readonly folder: Folder;
}

type Change = (folder: Map<string, Entry>, random: Random) => void | Promise<void>;

/** What `hf download --local-dir` leaves. */
function downloaded(folder: Map<string, Entry>): void {
  const put = (name: string, content: string) =>
    folder.set(`.cache/huggingface/${name}`, fileOf('model', content));
  put('.gitignore', '*');
  put('CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\n');
  put('download/README.md.lock', '');
  put('download/README.md.metadata', `${'0'.repeat(40)}\n${'1'.repeat(40)}\n1764460800.0\n`);
}

/** Honest work leaves a model signed, listed and built as before. */
const HONEST: Readonly<Record<string, Change>> = {
  nothing: () => {},
  'a download of it': downloaded,
  'a clone of it': (folder) => {
    folder.set('.git/HEAD', fileOf('model', 'ref: refs/heads/main\n'));
    folder.set('.git/refs/heads/main', fileOf('model', `${'0'.repeat(40)}\n`));
  },
  'its own statements': async (folder) => {
    await addProvenance(folder, 'attestations/again.json');
  },
  'a note among the statements of others': (folder) => {
    folder.set('attestations/note.json', fileOf('beside', '{"dsseEnvelope":{}}'));
  },
};

/** Harm in the content of the model. */
const HARM: Readonly<Record<string, Change>> = {
  'a pickle': (folder) => {
    folder.set('extra.pkl', fileOf('model', "cos\nsystem\n(S'true'\ntR."));
  },
  'a pickle named as a statement': (folder) => {
    folder.set('attestations/evil.json', fileOf('model', "cos\nsystem\n(S'true'\ntR."));
  },
  'code that a configuration asks for': (folder) => {
    const auto = { model_type: 'x', auto_map: { AutoConfig: 'evil.Config' } };
    folder.set('sub/config.json', fileOf('model', JSON.stringify(auto)));
  },
  'weights cut short': (folder, random) => {
    folder.set('cut.safetensors', fileOf('model', weights(random).slice(0, -1)));
  },
  'a link out': (folder) => {
    folder.set('out', { part: 'model', kind: 'link', target: '/etc/hostname' });
  },
  'a link to a folder': (folder) => {
    folder.set('linked', { part: 'model', kind: 'link', target: '.' });
  },
  'a FIFO': (folder) => {
    folder.set('pipe', { part: 'model', kind: 'fifo' });
  },
  'an entry that cannot be read': (folder) => {
    folder.set('odd', { part: 'model', kind: 'unreadable' });
  },
  'a configuration too large to read, with code at its end': (folder) => {
    const padded = `{"a":"${' '.repeat(9 * 1024 * 1024)}","auto_map":{"AutoModel":"evil.M"}}`;
    folder.set('large/config.json', fileOf('model', padded));
  },
  'a file of no known kind': (folder) => {
    folder.set('blob.xyz', fileOf('model', Uint8Array.of(1, 0, 2, 255, 0, 7, 200)));
  },
  'weights that are a pointer': (folder) => {
    const oid = '0'.repeat(64);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 999\n`;
    folder.set('late.safetensors', fileOf('model', pointer));
  },
};

/** Harm in what speaks about the model; it is adverse and true. */
const SPOKEN: Readonly<Record<string, Change>> = {
  'a licence that is not allowed': (folder) => {
    folder.delete('README.md');
    folder.set('README.md', fileOf('beside', '---\nlicense: cc-by-nc-4.0\n---\n\n# A model\n'));
  },
  'a source that is not allowed': async (folder) => {
    await addProvenance(folder, 'attestations/other.json', 'https://git.example.org/evil');
  },
  'a bill of materials that names other bytes': (folder) => {
    const [name = ''] = Object.keys(filesOf(folder)).filter((path) =>
      path.includes('.safetensors'),
    );
    const file = (path: string, content: string) => ({
      type: 'file',
      name: path,
      hashes: [{ alg: 'SHA-256', content }],
    });
    const known = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    folder.set('x.txt', fileOf('model', 'x'));
    const components = [file('x.txt', known), file(name, '00'.repeat(32))];
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components };
    folder.set('their.cdx.json', fileOf('beside', JSON.stringify(bom)));
  },
};

/** What a stranger can lay beside a model that says nothing against it. */
const STRANGERS: Readonly<Record<string, Change>> = {
  'a bill of materials without hashes': (folder) => {
    const component = { type: 'application', name: 'service', version: '1' };
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component } };
    folder.set('service.cdx.json', fileOf('beside', JSON.stringify(bom)));
  },
  'a bill of materials of software': (folder) => {
    const spdx = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', packages: [] };
    folder.set('sbom.spdx.json', fileOf('beside', JSON.stringify(spdx)));
  },
};

/** The folder after one more step of a random kind. */
export async function nextStep(
  folder: Folder,
  start: Folder,
  random: Random,
  honestOnly: boolean,
  last: StepKind | 'start',
): Promise<Step> {
  if (honestOnly) {
    // A signed list, a bill that lists every file and a build of these bytes rightly miss what is added.
    const isListed = [...folder.values()].filter(({ part }) => part === 'beside').length > 1;
    return !isListed && random.chance(0.4)
      ? changed('stranger', STRANGERS, folder, random)
      : changed('honest', HONEST, folder, random);
  }
  // Who is refused for what a file says wants to be rid of that file.
  if (last === 'speak' && random.chance(0.7)) return removal(folder, random, true);
  const roll = random.next();
  if (roll < 0.15) return changed('harm', HARM, folder, random);
  if (roll < 0.45) return changed('speak', SPOKEN, folder, random);
  if (roll < 0.52) return strangerSigns(folder, random);
  if (roll < 0.85) return removal(folder, random, random.chance(0.3));
  return healed(folder, start);
}

async function changed(
  kind: StepKind,
  changes: Readonly<Record<string, Change>>,
  folder: Folder,
  random: Random,
): Promise<Step> {
  const what = random.pick(Object.keys(changes));
  const next = new Map(folder);
  await changes[what]?.(next, random);
  return { kind, what, folder: next };
}

/** A stranger's signature over one file, or a stranger's word about all: it counts for nothing. */
async function strangerSigns(folder: Folder, random: Random): Promise<Step> {
  const next = new Map(folder);
  const [first] = Object.keys(filesOf(folder)).filter((path) => path.includes('safetensors'));
  if (first === undefined) return { kind: 'speak', what: 'nothing to sign', folder: next };
  const only = random.chance(0.5) ? [first] : undefined;
  await sign(next, STRANGER.signer, random.pick(['model.sig', 'model.sigstore']), only);
  return { kind: 'speak', what: 'a stranger signs', folder: next };
}

/** Deletes or breaks what speaks about the model. */
function removal(folder: Folder, random: Random, isLast: boolean): Step {
  const beside = [...folder].filter(([, { part }]) => part === 'beside').map(([path]) => path);
  const next = new Map(folder);
  if (beside.length === 0) return { kind: 'remove', what: 'nothing to remove', folder: next };
  const path = isLast ? (beside.at(-1) ?? '') : random.pick(beside);
  const ways = ['delete', 'delete', 'delete', 'empty', 'cut', 'overwrite', 'delete all'] as const;
  const how = random.pick(ways);
  const entry = next.get(path);
  const bytes = entry?.kind === 'file' ? entry.bytes : new Uint8Array();
  if (how === 'delete') next.delete(path);
  else if (how === 'delete all') for (const each of beside) next.delete(each);
  else if (how === 'empty') next.set(path, fileOf('beside', ''));
  else if (how === 'cut') next.set(path, fileOf('beside', bytes.slice(0, bytes.length >> 1)));
  else next.set(path, fileOf('beside', Uint8Array.of(255, 254, 0, 1)));
  return { kind: 'remove', what: `${how} ${path}`, folder: next };
}

/** Gives the model's own content back as it was, and leaves what speaks about it. */
function healed(folder: Folder, start: Folder): Step {
  const next = new Map([...folder].filter(([, { part }]) => part === 'beside'));
  for (const [path, entry] of start) if (entry.part === 'model') next.set(path, entry);
  return { kind: 'heal', what: 'the content is as it was', folder: next };
}
