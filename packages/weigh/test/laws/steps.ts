import type { Change, Changes } from './changes.ts';
import type { Entry, Folder } from './folder.ts';
import { HARM } from './harm.ts';
import { HONEST, STRANGER_SIGNS, STRANGERS, WHISPERS } from './honest.ts';
import type { PolicyName } from './policies.ts';
import type { Random } from './random.ts';
import { removal } from './removal.ts';
import { SPOKEN } from './spoken.ts';
import type { Step, StepKind } from './step.ts';

/** The current state of a sequence. */
export interface Scene {
  readonly folder: Folder;
  readonly start: Folder;
  readonly policy: PolicyName;
  readonly random: Random;
  readonly nowMs: number;
  readonly last: StepKind | 'start';
}

/** The next step of a model to which nothing bad is done. */
export function honestStep(scene: Scene): Promise<Step> {
  const { folder, random } = scene;
  // A signed list, a bill that lists every file and a build of these bytes correctly lack what is added.
  const isListed = [...folder.values()].filter(({ part }) => part === 'beside').length > 1;
  if (!isListed && random.chance(0.4)) return changed('stranger', STRANGERS, scene);
  return random.chance(0.2)
    ? changed('stranger', WHISPERS, scene)
    : changed('honest', HONEST, scene);
}

/** One more step of any kind. */
export async function anyStep(scene: Scene): Promise<Step> {
  const { folder, start, random, last } = scene;
  // A user who is refused because of a file's content wants to delete that file.
  if (last === 'speak' && random.chance(0.7)) return removal(folder, random, true);
  const roll = random.next();
  if (roll < 0.18) return changed('harm', HARM, scene);
  if (roll < 0.42) return changed('speak', SPOKEN, scene);
  if (roll < 0.48) return applied('sign', 'a stranger signs', STRANGER_SIGNS, scene);
  if (roll < 0.54) return changed('stranger', WHISPERS, scene);
  if (roll < 0.85) return removal(folder, random, random.chance(0.3));
  if (roll < 0.92) return healed(folder, start);
  return { kind: 'restore', what: 'all is as it was', folder: start, controls: [] };
}

function changed(kind: StepKind, changes: Changes, scene: Scene): Promise<Step> {
  const fitting = Object.entries(changes).filter(
    ([, { under }]) => under?.includes(scene.policy) ?? true,
  );
  const [what, change] = scene.random.pick(fitting);
  return applied(kind, what, change, scene);
}

async function applied(
  kind: StepKind,
  what: string,
  { apply, controls }: Change,
  { folder, random, nowMs }: Scene,
): Promise<Step> {
  const next = new Map<string, Entry>(folder);
  await apply(next, random, nowMs);
  return { kind, what, folder: next, controls };
}

/** Restores the model's own content, and leaves the documents about it. */
function healed(folder: Folder, start: Folder): Step {
  const next = new Map([...folder].filter(([, { part }]) => part === 'beside'));
  for (const [path, entry] of start) if (entry.part === 'model') next.set(path, entry);
  return { kind: 'heal', what: 'the content is as it was', folder: next, controls: [] };
}
