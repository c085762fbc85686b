import type { CommandNode } from '../command.ts';
import { bom } from './bom/index.ts';
import { digest } from './digest/index.ts';
import { explain } from './explain/index.ts';
import { inspect } from './inspect/index.ts';
import { sign } from './sign/index.ts';
import { verify } from './verify/index.ts';
import { weigh } from './weigh/index.ts';

/** Every command, in the order that help shows. */
export const commands: readonly CommandNode[] = [
  weigh,
  bom,
  sign,
  verify,
  inspect,
  digest,
  explain,
];
