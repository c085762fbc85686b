import { join } from 'node:path';
import type { Posture } from '@weighbridge/core';
import { openFolder } from '@weighbridge/core/node';
import { weigh } from '../../src/index.ts';
import { writeFolder } from './folder.ts';
import type { Folder } from './folder.ts';
import { honestModel, POLICIES } from './model.ts';
import type { PolicyName } from './model.ts';
import { Random } from './random.ts';
import { nextStep } from './steps.ts';
import type { Step, StepKind } from './steps.ts';

const START = Date.parse('2026-11-23T12:00:00Z');
const HOUR_MS = 3_600_000;

/** What became of one folder. */
export interface Told {
  /** How often each kind of step was taken, and how often the gate was open after it. */
  readonly steps: ReadonlyMap<StepKind | 'start', { taken: number; open: number }>;
  /** Laws that were broken; each says how to see it again. */
  readonly broken: readonly string[];
  /** Steps of a folder to which nothing bad was done. */
  readonly honest: number;
}

type Start = Omit<Step, 'kind'> & { readonly kind: 'start' };

const isOpen = ({ gate }: Posture): boolean =>
  gate.outcome === 'admit' || gate.outcome === 'admit-with-conditions';

/**
 * One random folder, weighed, changed and weighed again against the statement before, two to five times,
 * through the real files and the real weighing.
 */
export async function tellFolder(seed: number, base: string): Promise<Told> {
  const random = new Random(seed);
  const policy = random.pick(['plain', 'signed', 'built'] as const satisfies readonly PolicyName[]);
  const isHonest = random.chance(0.45);
  const root = join(base, 'model');
  const steps = new Map<StepKind | 'start', { taken: number; open: number }>();
  const broken: string[] = [];
  const trail: string[] = [];
  let honest = 0;
  const start = await honestModel(random, policy);
  let folder: Folder = start;
  let isSpoken = false;
  let last: StepKind | 'start' = 'start';
  let before: Posture | undefined;
  const length = random.between(2, 5);
  for (let at = 0; at < length; at += 1) {
    const step: Step | Start =
      at === 0
        ? { kind: 'start', what: policy, folder }
        : await nextStep(folder, start, random, isHonest, last);
    ({ folder } = step);
    last = step.kind;
    trail.push(`${step.kind}: ${step.what}`);
    const posture = await weighAt(root, folder, policy, at, before);
    const count = steps.get(step.kind) ?? { taken: 0, open: 0 };
    steps.set(step.kind, count);
    count.taken += 1;
    if (isOpen(posture)) count.open += 1;
    if (isHonest || at === 0) honest += 1;
    // Until something was said of the model or taken from it, all that was done is undone with the content.
    isSpoken ||= step.kind === 'remove' || step.kind === 'speak';
    const isClean = isHonest || at === 0 || (step.kind === 'heal' && !isSpoken);
    const law = lawBroken(step.kind, isClean, before, posture);
    if (law !== undefined) {
      broken.push(`seed ${seed}: ${law} [${trail.join(' | ')}] ${posture.gate.sentence}`);
    }
    before = posture;
  }
  return { steps, broken, honest };
}

/** Which law the step breaks, if it breaks one. */
function lawBroken(
  kind: StepKind | 'start',
  isHonest: boolean,
  before: Posture | undefined,
  now: Posture,
): string | undefined {
  if (isHonest) return isOpen(now) ? undefined : 'an honest folder is not admitted';
  if (before === undefined) return undefined;
  // Only honest work opens a closed gate; a stranger's word, a deletion and a new harm do not.
  if (kind !== 'heal' && kind !== 'honest' && !isOpen(before) && isOpen(now)) {
    return 'a closed gate opened';
  }
  return undefined;
}

async function weighAt(
  root: string,
  folder: Folder,
  policy: PolicyName,
  at: number,
  previous: Posture | undefined,
): Promise<Posture> {
  writeFolder(root, folder);
  const { posture } = await weigh(await openFolder(root), {
    policy: POLICIES[policy],
    now: new Date(START + at * HOUR_MS),
    ...(previous && { previous }),
  });
  return posture;
}
