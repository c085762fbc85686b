import { join } from 'node:path';
import type { Posture } from '@weighbridge/core';
import { openFolder } from '@weighbridge/core/node';
import { weigh } from '../../src/index.ts';
import { withoutRights, writeFolder } from './folder.ts';
import type { Folder } from './folder.ts';
import { isOpen, lawBroken } from './law.ts';
import { honestModel } from './model.ts';
import { POLICIES, POLICY_NAMES, START_MS } from './policies.ts';
import type { PolicyName } from './policies.ts';
import { Random } from './random.ts';
import type { Step, StepKind } from './step.ts';
import { anyStep, honestStep } from './steps.ts';
import type { Scene } from './steps.ts';

const HOUR_MS = 3_600_000;

/** How often a kind of step was taken, and how often the gate was open before and after it. */
export interface Count {
  taken: number;
  openBefore: number;
  openAfter: number;
}

/** The result for one folder. */
export interface Told {
  readonly steps: ReadonlyMap<StepKind | 'start', Count>;
  /** Laws that were broken; each says how to reproduce it. */
  readonly broken: readonly string[];
  /** Steps of a folder to which nothing bad was done. */
  readonly honest: number;
}

type Start = Omit<Step, 'kind'> & { readonly kind: 'start' };

/**
 * One random folder, weighed, changed and weighed again against the previous statement, two to five times,
 * with real files and the real weighing.
 */
export async function runFolder(seed: number, base: string): Promise<Told> {
  const random = new Random(seed);
  const policy = random.pick(POLICY_NAMES);
  const isHonest = random.chance(0.45);
  const steps = new Map<StepKind | 'start', Count>();
  const broken: string[] = [];
  const trail: string[] = [];
  const start = await honestModel(random, policy);
  let step: Step | Start = { kind: 'start', what: policy, folder: start, controls: [] };
  let last: Folder = start;
  let isSpoken = false;
  let honest = 0;
  let nowMs = START_MS;
  let before: Posture | undefined;
  const length = random.between(2, 5);
  for (let at = 0; at < length; at += 1) {
    if (at > 0) {
      nowMs += HOUR_MS * random.pick([1, 1, 24, 216]);
      last = step.folder;
      const scene: Scene = { folder: step.folder, start, policy, random, nowMs, last: step.kind };
      step = await (isHonest ? honestStep(scene) : anyStep(scene));
    }
    trail.push(`${step.kind}: ${step.what}`);
    const posture = await weighAt(join(base, 'model'), step.folder, policy, nowMs, before);
    count(steps, step.kind, before, posture);
    isSpoken ||= step.kind === 'speak' || step.kind === 'sign';
    // Whatever was changed in the content or removed next to it, everything is undone when all is as it was.
    const isClean = isHonest || at === 0 || (step.kind === 'restore' && !isSpoken);
    if (isHonest || at === 0) honest += 1;
    const tidied = [...last].flatMap(([path, entry]) =>
      entry.broken === true && step.folder.get(path) !== entry ? [path] : [],
    );
    const law = lawBroken({ step, policy, isClean, tidied, nowMs }, before, posture);
    if (law !== undefined) {
      const were = before?.gate.because.map(({ control, status }) => `${control} ${status}`);
      broken.push(
        `seed ${seed}: ${law} [${trail.join(' | ')}] before ${were?.join(', ')}, now ${posture.gate.sentence}`,
      );
    }
    before = posture;
  }
  return { steps, broken, honest };
}

function count(
  steps: Map<StepKind | 'start', Count>,
  kind: StepKind | 'start',
  before: Posture | undefined,
  now: Posture,
): void {
  const sum = steps.get(kind) ?? { taken: 0, openBefore: 0, openAfter: 0 };
  steps.set(kind, sum);
  sum.taken += 1;
  if (before !== undefined && isOpen(before)) sum.openBefore += 1;
  if (isOpen(now)) sum.openAfter += 1;
}

async function weighAt(
  root: string,
  folder: Folder,
  policy: PolicyName,
  nowMs: number,
  previous: Posture | undefined,
): Promise<Posture> {
  writeFolder(root, folder);
  return withoutRights(root, folder, async () => {
    const { posture } = await weigh(await openFolder(root), {
      policy: POLICIES[policy],
      now: new Date(nowMs),
      serving: policy === 'served',
      ...(previous && { previous }),
    });
    return posture;
  });
}
