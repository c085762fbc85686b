import { speaking } from './changes.ts';
import type { Changes } from './changes.ts';
import { filesOf } from './folder.ts';
import { addAdmission, addProvenance, fileOf, otherModel } from './model.ts';

/** Harm in the documents about the model: it is adverse and true, so the gate closes unless a waiver accepts it. */
export const SPOKEN: Changes = {
  'a licence that is not allowed': speaking(['WB-BOM-4'], (folder) => {
    folder.delete('README.md');
    folder.set('README.md', fileOf('beside', '---\nlicense: cc-by-nc-4.0\n---\n\n# A model\n'));
  }),
  'a source that is not allowed': speaking(['WB-PIP-1'], async (folder) => {
    await addProvenance(folder, 'attestations/other.json', 'https://git.example.org/evil');
  }),
  'a bill of materials that names other bytes': speaking(['WB-BOM-1'], (folder) => {
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
  }),
  'the newest admission is of other bytes': speaking(
    ['WB-INT-2'],
    (folder, random, nowMs) =>
      addAdmission(folder, nowMs - 1000, 'other-', { of: otherModel(random) }),
    ['served'],
  ),
};
