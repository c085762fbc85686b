import type { RegisteredCommand } from '../command.ts';
import { bom } from './bom.ts';
import { explain } from './explain.ts';
import { weigh } from './weigh.ts';

/** Every command, in the order that help shows. */
export const commands: readonly RegisteredCommand[] = [weigh, bom, explain];
