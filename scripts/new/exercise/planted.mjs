import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/places.mjs';
import { nextNumber } from '../registered.mjs';

const NUMBER = nextNumber(ROOT, 'ART');
/** The new control; the handwritten texts call it WB-ART-N. */
export const ID = `WB-ART-${NUMBER}`;
/** The file of its judge, without its ending. */
export const JUDGE = `packages/posture/src/controls/artifact/art-${NUMBER}`;

/** What is made, as arguments of the command. */
export const COMMANDS = [
  ['evidence', 'artifact/names'],
  ['control', ID, 'artifact/names'],
  ['instrument', 'names', 'artifact/names'],
];

/** The other kinds; a package would be installed. */
export const OTHERS = [
  ['format', 'planted-format'],
  ['command', 'planted-command'],
];

const BY_HAND = {
  'packages/evidence/src/types/artifact-names.ts': 'type',
  [`${JUDGE}.ts`]: 'control',
  'packages/weigh/src/instruments/names.ts': 'instrument',
  'packages/weigh/test/samples/names.ts': 'sample',
};

/** What an author writes, by the file that the commands create. */
export function byHand() {
  return Object.entries(BY_HAND).map(([path, name]) => {
    const text = readFileSync(join(import.meta.dirname, 'by-hand', `${name}.ts.txt`), 'utf8');
    return { path, text: text.replaceAll('WB-ART-N', ID).replaceAll('artN', `art${NUMBER}`) };
  });
}
