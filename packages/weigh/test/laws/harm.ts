import { speaking } from './changes.ts';
import type { Changes } from './changes.ts';
import { fileOf, weights } from './model.ts';

const PICKLE = "cos\nsystem\n(S'true'\ntR.";
const CODE = ['WB-ART-1'];
/** A file that is not what its name says can carry anything. */
const BOTH = ['WB-ART-1', 'WB-ART-2'];
/** What was not read is not in any list of all files either. */
const UNREAD = [...BOTH, 'WB-BOM-1', 'WB-BOM-4'];

/** Harm in the content of the model: no gate stays open. */
export const HARM: Changes = {
  'a pickle': speaking(BOTH, (folder) => {
    folder.set('extra.pkl', fileOf('model', PICKLE));
  }),
  'a pickle named as a statement': speaking(BOTH, (folder) => {
    folder.set('attestations/evil.json', fileOf('model', PICKLE));
  }),
  'code that a configuration asks for': speaking(CODE, (folder) => {
    const auto = { model_type: 'x', auto_map: { AutoConfig: 'evil.Config' } };
    folder.set('sub/config.json', fileOf('model', JSON.stringify(auto)));
  }),
  'weights cut short': speaking(BOTH, (folder, random) => {
    folder.set('cut.safetensors', fileOf('model', weights(random).slice(0, -1)));
  }),
  'a link out': speaking(UNREAD, (folder) => {
    folder.set('out', { part: 'model', kind: 'link', target: '/etc/hostname' });
  }),
  'a link to a folder': speaking(UNREAD, (folder) => {
    folder.set('linked', { part: 'model', kind: 'link', target: '.' });
  }),
  'a FIFO': speaking(UNREAD, (folder) => {
    folder.set('pipe', { part: 'model', kind: 'fifo' });
  }),
  'a name that cannot be printed': speaking(UNREAD, (folder) => {
    folder.set('odd', { part: 'model', kind: 'nameless' });
  }),
  'a file that may not be read': speaking(UNREAD, (folder) => {
    folder.set('secret.json', { part: 'model', kind: 'locked', what: 'file' });
  }),
  'a folder that may not be read': speaking(UNREAD, (folder) => {
    folder.set('secrets', { part: 'model', kind: 'locked', what: 'folder' });
  }),
  'a configuration too large to read, with code at its end': speaking(CODE, (folder) => {
    const padded = `{"a":"${' '.repeat(9 * 1024 * 1024)}","auto_map":{"AutoModel":"evil.M"}}`;
    folder.set('large/config.json', fileOf('model', padded));
  }),
  'a file of no known kind': speaking(BOTH, (folder) => {
    folder.set('blob.xyz', fileOf('model', Uint8Array.of(1, 0, 2, 255, 0, 7, 200)));
  }),
  'weights that are a pointer': speaking(BOTH, (folder) => {
    const oid = '0'.repeat(64);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 999\n`;
    folder.set('late.safetensors', fileOf('model', pointer));
  }),
};
