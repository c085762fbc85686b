import type { JsonObject } from '@weighbridge/core';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { plural } from '../../text.ts';
import { firstOf, isCount, isObject, member, misshapen, objectsOf, textOf } from '../shared/shape.ts';
import { nameOf, signerOf, withoutSigners } from '../shared/signer.ts';

/** What `signature/manifest` says to WB-INT-3: whether the signed list names every file, by its name. */
export function judgeManifest(payload: JsonObject, policy: Policy): Judgement {
  const signer = signerOf(payload);
  const lists = readLists(payload);
  if (signer === undefined || lists === undefined) {
    return misshapen('signer, complete, verified or a list is missing or of another type');
  }
  const nobody = withoutSigners(policy);
  if (nobody !== undefined) return nobody;
  const adverse = judgeAdverse(lists);
  if (adverse !== undefined) return { outcome: 'adverse', ...adverse };
  const open = nameOf(policy, signer) === undefined ? STRANGER : judgeOpen(lists);
  if (open !== undefined) return { outcome: 'inconclusive', ...open };
  const ignored = lists.ignoredPresent.count;
  const beside =
    ignored === 0 ? '' : ` ${plural(ignored, 'ignored file')} beside them cannot be loaded.`;
  return {
    outcome: 'supports',
    message: `The signed list names every file by its name.${beside}`,
  };
}

type Told = Pick<Judgement, 'message' | 'remedy'>;

const STRANGER: Told = {
  message: 'Whoever signed the list is nobody whom the policy names.',
  remedy: 'Have the model signed by someone whom the policy names, or name there who signed it.',
};

interface List {
  readonly count: number;
  /** What to call the first of them. */
  readonly first: string;
  readonly loadable: number;
  readonly unknown: number;
}

type Names = (list: JsonObject) => readonly string[] | undefined;

/** Every list of the payload, and how to read the names in it. */
const LISTS = {
  notChecked: pathsOf,
  mismatched: pathsOf,
  missing: pathsOf,
  unsignedPresent: filesOf,
  ignoredPresent: filesOf,
  renamed: (list) => objectsOf(list, 'listed')?.map((each) => textOf(each, 'from')),
} as const satisfies Readonly<Record<string, Names>>;

type Lists = Readonly<Record<keyof typeof LISTS, List>> & {
  readonly verified: number;
  readonly complete: boolean;
};

function judgeAdverse({ renamed, unsignedPresent, ignoredPresent }: Lists): Told | undefined {
  if (renamed.count > 0) {
    return {
      message: `${told(renamed)} renamed since the model was signed.`,
      remedy: `Give ${renamed.first} the name back under which it was signed, or have the folder signed again as it is.`,
    };
  }
  if (unsignedPresent.count > 0) {
    return {
      message: `${told(unsignedPresent)} not signed.`,
      remedy: `Remove ${unsignedPresent.first}, or review it and have the folder signed again as it is.`,
    };
  }
  if (ignoredPresent.loadable > 0) {
    return {
      message: `The signature leaves out what can be loaded: ${ignoredPresent.first}.`,
      remedy: `Remove ${ignoredPresent.first}, or have the folder signed again without leaving it out.`,
    };
  }
  return undefined;
}

function judgeOpen(lists: Lists): Told | undefined {
  const { verified, complete, notChecked, mismatched, missing, ignoredPresent } = lists;
  if (!complete || notChecked.count > 0) {
    return {
      message: 'Only a part of the signed files was compared.',
      remedy: 'Weigh again with hashing on, with every file readable.',
    };
  }
  if (mismatched.count > 0) {
    return {
      message: `Not as it was signed: ${mismatched.first}.`,
      remedy: `Fetch ${mismatched.first} again from whoever signed the model.`,
    };
  }
  if (missing.count > 0) {
    return {
      message: `${told(missing)} missing.`,
      remedy: `Fetch ${missing.first} from whoever signed the model, or have the folder signed again as it is.`,
    };
  }
  if (verified === 0) {
    return {
      message: 'The signed list names no file.',
      remedy: 'Have the folder signed again with its files in it.',
    };
  }
  return ignoredPresent.unknown > 0 ? unclear(ignoredPresent) : undefined;
}

function unclear({ first }: List): Told {
  return {
    message: `Nothing says whether ${first}, which the signature leaves out, can be loaded.`,
    remedy: `Remove ${first}, or have the folder signed again without leaving it out.`,
  };
}

function told({ first, count }: List): string {
  return `${first} ${count === 1 ? 'is' : 'are'}`;
}

function readLists(payload: JsonObject): Lists | undefined {
  const verified = member(payload, 'verified');
  const complete = member(payload, 'complete');
  if (!isCount(verified) || typeof complete !== 'boolean') return undefined;
  const lists = Object.entries(LISTS).map(
    ([name, namesOf]) => [name, listOf(payload, name, namesOf)] as const,
  );
  if (lists.some(([, list]) => list === undefined)) return undefined;
  return { verified, complete, ...Object.fromEntries(lists) } as Lists;
}

/** A capped list; whole numbers count, names serve the sentence alone. */
function listOf(payload: JsonObject, name: string, namesOf: Names): List | undefined {
  const list = member(payload, name);
  if (!isObject(list)) return undefined;
  const names = namesOf(list);
  const count = member(list, 'count');
  if (names === undefined || !isCount(count) || count < names.length) return undefined;
  const loadable = member(list, 'loadable') ?? 0;
  const unknown = member(list, 'unknown') ?? 0;
  if (!isCount(loadable) || !isCount(unknown)) return undefined;
  return { count, first: called(names, count), loadable, unknown };
}

/** The first of the names and how many more there are; the number alone where the first is none. */
function called(names: readonly string[], count: number): string {
  const [first = ''] = names;
  return first === '' ? plural(count, 'file') : firstOf(names, count);
}

function pathsOf(list: JsonObject): readonly string[] | undefined {
  const listed = member(list, 'listed');
  return Array.isArray(listed) && listed.every((each) => typeof each === 'string')
    ? listed
    : undefined;
}

/** The names of files, if both numbers that say what they are stand beside them. */
function filesOf(list: JsonObject): readonly string[] | undefined {
  if (!isCount(member(list, 'loadable')) || !isCount(member(list, 'unknown'))) return undefined;
  return objectsOf(list, 'listed')?.map((each) => textOf(each, 'path'));
}
