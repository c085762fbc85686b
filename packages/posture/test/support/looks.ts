import type { Evidence, JsonObject, Posture, RememberedFact } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import type { Memorable } from '../../src/control.ts';
import { fact } from './facts.ts';
import { asks, assessSmall, control } from './small.ts';

export interface File {
  readonly path: string;
  /** The file's content. Default: its path. */
  readonly is?: string;
  readonly fact: JsonObject;
}

export const digestOf = (name: string) =>
  `sha256:${name.charCodeAt(0).toString(16).repeat(32)}` as const;

/** The required part of the memory in these tests: the payload lists the files as they are given. */
export const BARE: Memorable = {
  filesIn: ({ files }) =>
    ((files ?? []) as unknown as readonly File[]).map(({ path, is = path, fact: told }) => ({
      path,
      digest: digestOf(is),
      fact: told,
    })),
  answer: 'or once it rains',
};

/** Everything but merging; `documents` were read in full. */
export const MEMORY: Memorable = {
  ...BARE,
  documentsIn: ({ documents }) => (documents ?? []) as readonly string[],
  weightsOf: ({ weights }) => weights as string | undefined,
  identityOf: ({ who }) => who as string | undefined,
};

/** What a file says, as a fact or as a payload. */
export const telling = (outcome: string, rest: JsonObject = {}): JsonObject => ({
  says: outcome,
  message: `It ${outcome}.`,
  ...rest,
});
export const bad: File = { path: 'bad', fact: telling('adverse') };
export const good: File = { path: 'good', fact: telling('supports', { who: 'ada' }) };

export interface Look {
  readonly files?: readonly File[];
  readonly documents?: readonly string[];
  readonly outcome?: string;
  /** False if there is no evidence at all. */
  readonly made?: boolean;
  readonly besides?: readonly Evidence[];
}

/** Looks at files every day from the tenth on, and returns the posture of each day. */
export function look(
  looks: readonly Look[],
  memory: Memorable = MEMORY,
  policy: object = {},
): readonly Posture[] {
  const X = control('WB-SYN-1', [asks('a/one', { remember: memory })]);
  const postures: Posture[] = [];
  looks.forEach(({ files = [], documents = [], outcome, made = true, besides = [] }, at) => {
    const now = `2026-11-${10 + at}T00:00:00.000Z`;
    const worst = files.some((file) => file.fact['says'] === 'adverse') ? 'adverse' : 'supports';
    const payload = { says: outcome ?? worst, files, documents } as unknown as JsonObject;
    const evidence = made ? [fact('a/one', payload, { observedAt: now })] : [];
    const previous = postures.at(-1);
    const given = { now, policy, ...(previous && { previous }) };
    postures.push(assessSmall([X], [...evidence, ...besides], given));
  });
  for (const posture of postures) postureSchema.parse(posture);
  return postures;
}

export const told = (postures: readonly Posture[]) =>
  postures.map(({ verdicts: [verdict] }) => `${verdict?.status} ${verdict?.reason}`);
export const remembered = (posture: Posture | undefined) =>
  posture?.remembered.map(({ path }: RememberedFact) => path);

export const GONE = 'fail evidence-withdrawn';
export const FAIL = 'fail evidence-adverse';
export const PASS = 'pass evidence-supports';
