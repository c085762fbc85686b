import { parseModelRef } from '@weighbridge/core';
import type { OpenFolder } from '@weighbridge/core/node';
import type { InputName, ModelInputs } from '@weighbridge/weigh';
import type { Io } from '../io.ts';
import { rootIn } from '../trust/root.ts';
import { flagMember } from './input-options.ts';
import { signatureBeside, signatureFor } from './signature-for.ts';
import { loadStatements } from './statements.ts';

/** Weighing inputs that flags give; the others are the folder, its subject, and the signers that the policy names. */
type FlagName = Exclude<InputName, 'folder' | 'subject' | 'signers'>;

/** The inputs that the flags gave. */
export type FlagInputs = Pick<ModelInputs, FlagName>;

/** What the parser makes of each of these flags. */
interface FlagValues extends Record<FlagName, unknown> {
  readonly model: string;
  readonly statements: readonly string[];
  readonly signature: string;
  readonly sigstoreRoot: string;
  readonly place: string;
  readonly serving: true;
}

type Reader<Name extends FlagName> = (
  value: FlagValues[Name] | undefined,
  folder: OpenFolder,
  io: Io,
) => Promise<ModelInputs[Name]>;

/** Registry: how each flag's value becomes the input. The compiler refuses an input without a reader. */
const READERS: { readonly [Name in FlagName]: Reader<Name> } = {
  model: async (text) => (text === undefined ? undefined : parseModelRef(text).name),
  statements: (files = [], _folder, io) => loadStatements(files, io),
  signature: (file, folder, io) =>
    file === undefined ? signatureBeside(folder, io) : signatureFor(folder, file, io),
  sigstoreRoot: async (file, _folder, io) => (file === undefined ? undefined : rootIn(file, io)),
  place: async (name) => name,
  serving: async (given) => given,
};

/**
 * The inputs that the flags give for the model in the folder.
 *
 * @param options - as the parser gives them; a command without these flags has no such members
 * @throws {CliError} UNREADABLE when a file that a flag names is not what it must be
 */
export async function readInputs(options: object, folder: OpenFolder, io: Io): Promise<FlagInputs> {
  const given = options as Readonly<Record<string, unknown>>;
  const inputs: Partial<Record<FlagName, unknown>> = {};
  for (const [name, read] of Object.entries(READERS) as [FlagName, Reader<FlagName>][]) {
    const member = flagMember(name);
    const value = member === undefined ? undefined : given[member];
    const input = await read(value as FlagValues[FlagName], folder, io);
    if (input !== undefined) inputs[name] = input;
  }
  return inputs as FlagInputs;
}
