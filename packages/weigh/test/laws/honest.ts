import { speaking } from './changes.ts';
import type { Changes } from './changes.ts';
import type { Entry } from './folder.ts';
import { addAdmission, addProvenance, fileOf, otherModel, sign } from './model.ts';
import { STRANGER } from './policies.ts';

const NONE: readonly string[] = [];

/** The files that `hf download --local-dir` leaves. */
function downloaded(folder: Map<string, Entry>): void {
  const put = (name: string, content: string) =>
    folder.set(`.cache/huggingface/${name}`, fileOf('model', content));
  put('.gitignore', '*');
  put('CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\n');
  put('download/README.md.lock', '');
  put('download/README.md.metadata', `${'0'.repeat(40)}\n${'1'.repeat(40)}\n1764460800.0\n`);
}

/** Honest work leaves a model signed, listed and built as before. */
export const HONEST: Changes = {
  nothing: speaking(NONE, () => {}),
  'a download of it': speaking(NONE, downloaded),
  'a clone of it': speaking(NONE, (folder) => {
    folder.set('.git/HEAD', fileOf('model', 'ref: refs/heads/main\n'));
    folder.set('.git/refs/heads/main', fileOf('model', `${'0'.repeat(40)}\n`));
  }),
  'its own statements': speaking(NONE, async (folder) => {
    await addProvenance(folder, 'attestations/again.json');
  }),
  'a note among the statements of others': speaking(NONE, (folder) => {
    folder.set('attestations/note.json', fileOf('beside', '{"dsseEnvelope":{}}'));
  }),
  'another admission': speaking(NONE, (folder, _, nowMs) => addAdmission(folder, nowMs, 'again-')),
  'an old admission of other bytes': speaking(NONE, (folder, random, nowMs) =>
    addAdmission(folder, nowMs - 90 * DAY_MS, 'old-', { of: otherModel(random) }),
  ),
};

const DAY_MS = 86_400_000;

/** What a stranger can add to a model without being in a signed list or saying anything adverse. */
export const STRANGERS: Changes = {
  'a bill of materials without hashes': speaking(NONE, (folder) => {
    const component = { type: 'application', name: 'service', version: '1' };
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component } };
    folder.set('service.cdx.json', fileOf('beside', JSON.stringify(bom)));
  }),
  'a bill of materials of software': speaking(NONE, (folder) => {
    const spdx = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', packages: [] };
    folder.set('sbom.spdx.json', fileOf('beside', JSON.stringify(spdx)));
  }),
};

/** What a stranger can say among the attestations, which no list covers; it counts for nothing. */
export const WHISPERS: Changes = {
  "a stranger's admission of these bytes": speaking(NONE, (folder, _, nowMs) =>
    addAdmission(folder, nowMs, 'stranger-', { signer: STRANGER.signer }),
  ),
  "a stranger's admission of other bytes": speaking(NONE, (folder, random, nowMs) =>
    addAdmission(folder, nowMs, 'stranger-', {
      of: otherModel(random),
      signer: STRANGER.signer,
    }),
  ),
};

/** A stranger's signature over one file or over all of them. */
export const STRANGER_SIGNS = speaking(['WB-INT-1', 'WB-INT-3'], async (folder, random) => {
  const [first] = [...folder.keys()].filter((path) => path.includes('safetensors'));
  const only = random.chance(0.5) && first !== undefined ? [first] : undefined;
  await sign(folder, STRANGER.signer, random.pick(['model.sig', 'model.sigstore']), only);
});
