import type { Instrument } from '../instrument.ts';
import { admission } from './admission.ts';
import { bom } from './bom.ts';
import { code } from './code.ts';
import { formats } from './formats.ts';
import { handedIn } from './handed-in.ts';
import { inventory } from './inventory.ts';
import { licence } from './licence.ts';
import { provenance } from './provenance.ts';
import { signature } from './signature.ts';

/** Registry: every instrument, in report order. */
export const instruments: readonly Instrument[] = [
  inventory,
  signature,
  admission,
  formats,
  code,
  bom,
  licence,
  provenance,
  handedIn,
];
