import { canonicalJson } from '@weighbridge/core';
import type { Evidence } from '@weighbridge/core';
import { payloadSchema } from '@weighbridge/evidence/schema';
import { expect } from 'vitest';
import { neededInputs } from '../../src/demands.ts';
import type { Demands } from '../../src/demands.ts';
import type { ModelInputs } from '../../src/inputs.ts';
import type { Instrument } from '../../src/instrument.ts';
import { observe } from '../../src/observe.ts';
import type { Look } from '../../src/run-instruments.ts';
import type { InstrumentSample, Sight } from './instrument-sample.ts';
import { NOW } from './signed-models.ts';

/** The result of one instrument alone for these inputs. */
export async function lookWith(instrument: Instrument, inputs: ModelInputs): Promise<Look> {
  const { looks } = await observe(inputs, { now: NOW, instruments: [instrument] });
  return looks[0] as Look;
}

/** Fails where an instrument's result for its sample is not what the sample states. */
export async function checkSight(instrument: Instrument, sight: Sight): Promise<void> {
  const { id, types } = instrument;
  const look = await lookWith(instrument, sight.inputs);
  expect(look.outcome, `${id}: ${look.findings.map(({ message }) => message).join(' ')}`).toBe(
    'observed',
  );
  expect(Object.keys(sight.payloads), `the sample of ${id} says something of every type`).toEqual(
    types,
  );
  for (const type of types) {
    const items = look.evidence.filter((item) => item.type === type);
    const wanted = sight.payloads[type];
    if (wanted === null) expect(items, `${id} makes no ${type} of this`).toEqual([]);
    else checkItem(id, type, items[0], wanted as object);
  }
}

function checkItem(id: string, type: string, item: Evidence | undefined, wanted: object): void {
  if (item === undefined) throw new Error(`${id} makes no ${type} of its sample`);
  expect(Object.keys(wanted).length, `the sample of ${id} says nothing of ${type}`).toBeGreaterThan(
    0,
  );
  expect(item.payload, `${id}: ${type}`).toMatchObject(wanted);
  payloadSchema(type)?.parse(item.payload);
}

/** Fails where an instrument says the same about sound and hostile inputs, or something else each time. */
export async function checkDifference(
  instrument: Instrument,
  { sound, hostile }: InstrumentSample,
): Promise<void> {
  const [once, again] = [
    await lookWith(instrument, sound.inputs),
    await lookWith(instrument, sound.inputs),
  ];
  expect(canonicalJson(again.evidence), `${instrument.id} says the same of the same`).toBe(
    canonicalJson(once.evidence),
  );
  const other = await lookWith(instrument, hostile.inputs);
  for (const type of instrument.types) {
    const said = (look: Look) =>
      canonicalJson(
        look.evidence.filter((item) => item.type === type).map(({ payload }) => payload),
      );
    expect(said(other), `${instrument.id} tells sound ${type} from hostile`).not.toBe(said(once));
  }
}

/** Fails where an instrument lists what it does not use, or does not list what it looks at. */
export async function checkDemands(
  instrument: Instrument,
  { sound, also = [] }: InstrumentSample,
): Promise<void> {
  const read = new Set<string>();
  const looked = new Set<string>();
  const watching: Instrument = {
    ...instrument,
    observe: (context) =>
      instrument.observe({
        ...context,
        inputs: new Proxy(context.inputs, {
          get: (inputs, name) => (looked.add(String(name)), Reflect.get(inputs, name)),
          ownKeys: (inputs) => {
            for (const name of Reflect.ownKeys(inputs)) looked.add(String(name));
            return Reflect.ownKeys(inputs);
          },
        }),
        read: (reading) => (read.add(reading.id), context.read(reading)),
      }),
  };
  for (const inputs of [sound.inputs, ...also]) {
    expect((await lookWith(watching, inputs)).outcome).toBe('observed');
  }
  const {
    id,
    needs,
    uses = [],
    reads = [],
    mayRead = [],
  }: Demands & { readonly id: string } = instrument;
  expect([...read].toSorted(), `${id} reads what it lists`).toEqual(
    [...reads, ...mayRead].map((reading) => reading.id).toSorted(),
  );
  expect([...looked].toSorted(), `${id} looks at the inputs that it lists`).toEqual(
    [...needs, ...uses].toSorted(),
  );
  for (const name of neededInputs(instrument)) {
    const { [name]: _gone, ...rest } = sound.inputs;
    const look = await lookWith(instrument, { model: 'tiny', ...rest });
    expect(look, `${id} without ${name}`).toMatchObject({
      outcome: 'idle',
      evidence: [],
      findings: [],
      missing: [name],
    });
  }
}
