import type { CodeHelp } from '@weighbridge/core';
import { withFlags } from './flag-words.ts';

/** An error code, its help, and the package that owns it. */
export interface OwnedCode extends CodeHelp {
  readonly id: string;
  readonly owner: string;
}

/**
 * Every error code of every package that verification and signing answer with, in the order in which the work
 * is done.
 */
export async function ownedCodes(): Promise<readonly OwnedCode[]> {
  const { codeSets } = await import('@weighbridge/weigh');
  return codeSets.flatMap(({ owner, codes }) =>
    Object.entries(codes).map(([id, { stage, when, advice }]) => ({
      id,
      owner,
      ...withFlags(id, { stage, when, advice }),
    })),
  );
}

/** The help of one code; undefined where no package of this project owns it. */
export async function helpOf(code: string): Promise<OwnedCode | undefined> {
  return (await ownedCodes()).find(({ id }) => id === code);
}
