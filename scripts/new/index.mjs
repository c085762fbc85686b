import { command } from './command.mjs';
import { control } from './control.mjs';
import { evidence } from './evidence.mjs';
import { format } from './format.mjs';
import { instrument } from './instrument.mjs';
import { newPackage } from './package.mjs';

/**
 * @typedef {object} Plan
 * @property {Record<string, string>} files text by path; none of them may exist
 * @property {Record<string, (text: string) => string>} edits changes of existing files, by path
 * @property {readonly (readonly string[])[]} [runs] commands that generate what follows from the files
 * @property {readonly string[]} next what the author does
 *
 * @typedef {object} Kind
 * @property {string} name as it is typed
 * @property {string} takes its arguments, as help shows them
 * @property {string} what one line of help
 * @property {(root: string, name: string, ...more: string[]) => Plan} plan throws a Failure for a name that it does
 * not accept
 */

/** Registry: what `pnpm new` makes, one file and one line each. @type {readonly Kind[]} */
export const kinds = [format, evidence, control, instrument, command, newPackage];
