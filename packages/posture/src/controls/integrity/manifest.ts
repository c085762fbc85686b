import type { CappedFiles, CappedPaths, SignatureManifestPayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { plural } from '../../text.ts';
import { firstOf } from '../shared/shape.ts';
import { nameOf, withoutSigners } from '../shared/signer.ts';

/** What `signature/manifest` says to WB-INT-3: whether the signed list names every file by its name. */
export function judgeManifest(payload: SignatureManifestPayload, policy: Policy): Judgement {
  if (listsMoreThanItCounts(payload)) return MISCOUNTED;
  const nobody = withoutSigners(policy);
  if (nobody !== undefined) return nobody;
  const adverse = judgeAdverse(payload);
  if (adverse !== undefined) return { outcome: 'adverse', ...adverse };
  const open = nameOf(policy, payload.signer) === undefined ? STRANGER : judgeOpen(payload);
  if (open !== undefined) return { outcome: 'inconclusive', ...open };
  const ignored = payload.ignoredPresent.count;
  const beside =
    ignored === 0 ? '' : ` ${plural(ignored, 'ignored file')} beside them cannot be loaded.`;
  return {
    outcome: 'supports',
    message: `The signed list names every file by its name.${beside}`,
  };
}

/** Counts decide and names only fill the sentence, so a count below the number of names would hide some. */
function listsMoreThanItCounts(payload: SignatureManifestPayload): boolean {
  const { notChecked, mismatched, missing, unsignedPresent, ignoredPresent, renamed } = payload;
  const lists = [notChecked, mismatched, missing, unsignedPresent, ignoredPresent, renamed];
  return lists.some(({ count, listed }) => count < listed.length);
}

const MISCOUNTED: Judgement = {
  outcome: 'inconclusive',
  message: 'The evidence contradicts itself: a list holds more than is counted.',
};

type Told = Pick<Judgement, 'message' | 'remedy'>;

const STRANGER: Told = {
  message: 'The list is signed by somebody whom the policy does not name.',
  remedy: 'Have the model signed by someone whom the policy names, or name there who signed it.',
};

function judgeAdverse({
  renamed,
  unsignedPresent,
  ignoredPresent,
}: SignatureManifestPayload): Told | undefined {
  const [from, unsigned, ignored] = [
    called(
      renamed.listed.map((each) => each.from),
      renamed.count,
    ),
    fileOf(unsignedPresent),
    fileOf(ignoredPresent),
  ];
  if (renamed.count > 0) {
    return {
      message: `${are(from, renamed.count)} renamed since the model was signed.`,
      remedy: `Give ${from} the name back under which it was signed, or have the folder signed again as it is.`,
    };
  }
  if (unsignedPresent.count > 0) {
    return {
      message: `${are(unsigned, unsignedPresent.count)} not signed.`,
      remedy: `Remove ${unsigned}, or review it and have the folder signed again as it is.`,
    };
  }
  if (ignoredPresent.loadable > 0) {
    return {
      message: `The signature leaves out what can be loaded: ${ignored}.`,
      remedy: `Remove ${ignored}, or have the folder signed again without leaving it out.`,
    };
  }
  return undefined;
}

function judgeOpen(payload: SignatureManifestPayload): Told | undefined {
  const { verified, complete, notChecked, mismatched, missing, ignoredPresent } = payload;
  if (!complete || notChecked.count > 0) {
    return {
      message: 'Only a part of the signed files was compared.',
      remedy: 'Weigh again with hashing on, with every file readable.',
    };
  }
  if (mismatched.count > 0) {
    return {
      message: `Not as it was signed: ${pathOf(mismatched)}.`,
      remedy: `Fetch ${pathOf(mismatched)} again from whoever signed the model.`,
    };
  }
  if (missing.count > 0) {
    return {
      message: `${are(pathOf(missing), missing.count)} missing.`,
      remedy: `Fetch ${pathOf(missing)} from whoever signed the model, or have the folder signed again as it is.`,
    };
  }
  if (verified === 0) {
    return {
      message: 'The signed list names no file.',
      remedy: 'Have the folder signed again with its files in it.',
    };
  }
  return ignoredPresent.unknown > 0 ? unclear(fileOf(ignoredPresent)) : undefined;
}

function unclear(file: string): Told {
  return {
    message: `Nothing says whether ${file}, which the signature leaves out, can be loaded.`,
    remedy: `Remove ${file}, or have the folder signed again without leaving it out.`,
  };
}

function are(what: string, count: number): string {
  return `${what} ${count === 1 ? 'is' : 'are'}`;
}

function pathOf({ count, listed }: CappedPaths): string {
  return called(listed, count);
}

function fileOf({ count, listed }: CappedFiles): string {
  return called(
    listed.map(({ path }) => path),
    count,
  );
}

/** The first name and how many more there are; only the number if the first is not a name. */
function called(names: readonly string[], count: number): string {
  const [first = ''] = names;
  return first === '' ? plural(count, 'file') : firstOf(names, count);
}
