import type { CommandNode } from '../command.ts';
import { bom } from './bom.ts';
import { digest } from './digest.ts';
import { explain } from './explain.ts';
import { inspect } from './inspect.ts';
import { sign } from './sign/index.ts';
import { verify } from './verify/index.ts';
import { weigh } from './weigh.ts';

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
