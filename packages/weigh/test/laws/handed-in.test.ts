import type { Posture, Status } from '@weighbridge/core';
import type { StatedEvidence } from '@weighbridge/model-signing/attestation';
import { propertyRuns } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { weigh } from '../../src/index.ts';
import { admittedFiles } from '../support/admitted.ts';
import { item, MODEL, OBSERVED, OTHER, sighting, statement } from '../support/handed-in.ts';
import { folderOf, NOW, STRANGER, TEAM, text } from '../support/signed-models.ts';
import type { Files } from '../support/signed-models.ts';
import { isOpen } from './law.ts';
import { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const ADMITTED = await admittedFiles();
const DIFFERENT = { root: OTHER.root, payloadDigest: OTHER.payloadDigest };

/** What a step does. Only what an observer says may open a gate or turn a verdict to pass or fail. */
type Kind = 'observer' | 'stranger' | 'remove';

interface State {
  /** Statements beside the model. */
  readonly beside: Map<string, Uint8Array>;
  /** The items of each, so that they can be signed anew. */
  readonly said: Map<string, readonly StatedEvidence[]>;
  readonly random: Random;
  readonly nowMs: number;
}

type Step = (state: State) => Promise<unknown>;

/** A sighting, or a claim of another type that others may not hand in. */
function anyItem({ random, nowMs }: State): StatedEvidence {
  const observedAt = new Date(nowMs - HOUR_MS * random.between(0, 40)).toISOString();
  const observations = Array.from({ length: random.between(1, 2) }, () =>
    sighting({
      observedAt,
      place: random.pick(['pod/a', 'pod/b']),
      role: random.pick(['serving', 'serving', 'serving', 'stored']),
      ...(random.chance(0.4) ? DIFFERENT : {}),
    }),
  );
  return item({ observedAt, payload: { observations } });
}

function add(
  signer: 'team' | 'stranger' | 'nobody',
  itemOf: (state: State) => StatedEvidence = anyItem,
  model = MODEL,
): Step {
  return async (state) => {
    const items = Array.from({ length: state.random.between(1, 2) }, () => itemOf(state));
    const path = `attestations/${state.random.between(0, 4)}.json`;
    const bytes = await statement(items, { signer: SIGNERS[signer], model });
    // A stranger writes over nothing here: to delete is a step of its own.
    if (state.beside.has(path)) return;
    state.beside.set(path, bytes);
    state.said.set(path, items);
  };
}

const SIGNERS = { team: TEAM.signer, stranger: STRANGER.signer, nobody: null };

const claimed = (state: State): StatedEvidence =>
  state.random.pick([
    item({ type: 'artifact/code', payload: { files: [], complete: true, skippedCount: 0 } }),
    item({ type: 'pipeline/provenance' }),
    item({ payload: { observations: [sighting({ role: 'admission' })] } }),
    item({ payload: { observations: 'none' } }),
    item({ observedAt: new Date(state.nowMs + 1000 * HOUR_MS).toISOString() }),
    item({ payload: { unobserved: 'It fell over.' }, tier: 'none' }),
  ]);

const IN_TOTO = '"_type":"https://in-toto.io/Statement/v1"';
const GARBAGE = [
  '{}',
  '{"dsseEnvelope":{}}',
  `{${IN_TOTO}}`,
  `{${IN_TOTO},"predicateType":"https://weighbridge.dev/evidence/v1"}`,
];

const STEPS: Readonly<Record<Kind, readonly Step[]>> = {
  observer: [add('team')],
  stranger: [
    add('stranger'),
    add('nobody'),
    add('stranger', claimed),
    add('nobody', anyItem, OTHER),
    // What an observer says of another model, or out of its time or type, is no more than a stranger's word.
    add('team', claimed),
    add('team', anyItem, OTHER),
    async ({ beside, said, random }) => {
      const [path] = [...said.keys()].filter(() => random.chance(0.5));
      const items = path === undefined ? undefined : said.get(path);
      const signer = random.pick([STRANGER.signer, null]);
      if (items !== undefined)
        beside.set('attestations/again.json', await statement(items, { signer }));
    },
    // What is no statement at all would be content of the model.
    async ({ beside, random }) =>
      beside.set('attestations/garbage.json', text(random.pick(GARBAGE))),
  ],
  remove: [
    async ({ beside, random }) => {
      const paths = [...beside.keys()];
      if (paths.length > 0) beside.delete(random.pick(paths));
    },
    async ({ beside }) => {
      beside.clear();
    },
  ],
};

interface Told {
  readonly broken: readonly string[];
  readonly opened: number;
  readonly statuses: readonly Status[];
}

/** One model, weighed, changed and weighed again against the statement before. */
async function runSequence(seed: number): Promise<Told> {
  const random = new Random(seed);
  const serving = random.chance(0.5);
  const state = { beside: new Map(), said: new Map(), random } as Omit<State, 'nowMs'>;
  const broken: string[] = [];
  const statuses: Status[] = [];
  let opened = 0;
  let nowMs = NOW.getTime();
  let before: Posture | undefined;
  for (let at = 0; at < 7; at += 1) {
    const kind: Kind = random.pick(['observer', 'stranger', 'remove']);
    if (at > 0) await random.pick(STEPS[kind])({ ...state, nowMs });
    const files: Files = { ...ADMITTED, ...Object.fromEntries(state.beside) };
    const { posture } = await weigh(folderOf(files), {
      policy: OBSERVED,
      now: new Date(nowMs),
      serving,
      ...(before && { previous: before }),
    });
    if (before !== undefined && !isOpen(before) && isOpen(posture)) opened += 1;
    if (before !== undefined && kind !== 'observer') {
      broken.push(...lawsBroken(before, posture, kind).map((law) => `seed ${seed}: ${law}`));
    }
    statuses.push(
      ...posture.verdicts.flatMap(({ control, status }) =>
        control === 'WB-INT-2' ? [status] : [],
      ),
    );
    before = posture;
    // Another look at one instant would be another item of it.
    nowMs += HOUR_MS * random.between(1, 6);
  }
  return { broken, opened, statuses };
}

function lawsBroken(before: Posture, now: Posture, kind: Kind): readonly string[] {
  const turned = now.verdicts.flatMap(({ control, status }, at) => {
    const was = before.verdicts[at]?.status;
    // What answered it is gone, so what speaks against the model comes back to light.
    const isTrue =
      status === was || status === 'unknown' || (kind === 'remove' && status === 'fail');
    return isTrue ? [] : [`${kind} turned ${control} from ${was} to ${status}`];
  });
  return !isOpen(before) && isOpen(now) ? [`${kind} opened the gate`, ...turned] : turned;
}

const RUNS = propertyRuns({ short: 25, long: 300 });

test(
  'no closed gate opens by what a stranger adds or anybody removes, and a stranger turns nothing to pass or fail',
  { timeout: RUNS * 6000 },
  async () => {
    const broken: string[] = [];
    const statuses = new Set<Status>();
    let opened = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const told = await runSequence(seed);
      broken.push(...told.broken);
      for (const status of told.statuses) statuses.add(status);
      opened += told.opened;
    }
    expect(broken).toEqual([]);
    // The sequences meet what the laws are about: gates that observers open, and every answer.
    expect(opened).toBeGreaterThan(0);
    expect([...statuses].toSorted()).toEqual(['fail', 'pass', 'unknown']);
  },
);
