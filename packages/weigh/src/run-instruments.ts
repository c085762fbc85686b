import { untilAborted } from '@weighbridge/core';
import type { Evidence, Finding, Subject } from '@weighbridge/core';
import { assess, builtInPolicies } from '@weighbridge/posture';
import { inputsFor, neededInputs } from './demands.ts';
import type { InputName } from './inputs.ts';
import type { Instrument, InstrumentContext, Observed } from './instrument.ts';
import { makeItem } from './make-item.ts';
import { readsOf } from './reader.ts';
import type { Reader } from './reader.ts';
import { instrumentFailed } from './rules.ts';
import { reasonOf, unseen } from './unseen.ts';

/** Maximum number of items in one list that an instrument returns (CWE-400); more is a failure of the instrument. */
const MAX_ITEMS = 50_000;

/** The result of one instrument. */
export interface Look extends Observed {
  /** Its id. */
  readonly instrument: string;
  /** Evidence types that it makes. */
  readonly types: readonly string[];
  /**
   * `observed`: everything that it saw counts. `failed`: nothing does. `idle`: an input that it needs was not
   * given.
   */
  readonly outcome: 'observed' | 'failed' | 'idle';
  /** The inputs that it needs and that were not given; it did not run. */
  readonly missing: readonly InputName[];
}

/**
 * Runs the instruments in order. A result counts whole or not at all: an instrument that throws, or that
 * returns anything but findings and evidence of its own types about this model, leaves one item per type that
 * says why nothing was observed, and one finding that says so to people.
 *
 * @throws the reason of the signal, even while an instrument never answers
 */
export async function runInstruments(
  instruments: readonly Instrument[],
  subject: Subject,
  reader: Reader,
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const instrument of instruments) looks.push(await look(instrument, subject, reader));
  return looks;
}

async function look(instrument: Instrument, subject: Subject, reader: Reader): Promise<Look> {
  const { id, types } = instrument;
  const { settings, inputs } = reader;
  settings.signal?.throwIfAborted();
  const missing = neededInputs(instrument).filter((name) => inputs[name] === undefined);
  const common = { instrument: id, types, missing };
  if (missing.length > 0) return { ...common, outcome: 'idle', evidence: [], findings: [] };
  const context = contextFor(instrument, subject, reader);
  try {
    const seen = await untilAborted(() => instrument.observe(context), settings.signal);
    return { ...common, outcome: 'observed', ...checked(seen, instrument, context) };
  } catch (error) {
    settings.signal?.throwIfAborted();
    return { ...common, outcome: 'failed', ...failure(instrument, reasonOf(error), context) };
  }
}

function contextFor(
  instrument: Instrument,
  subject: Subject,
  { inputs, settings, read }: Reader,
): InstrumentContext {
  const { now, signal } = settings;
  return {
    subject,
    inputs: inputsFor(instrument, inputs),
    read: readsOf(instrument.id, instrument, read),
    now,
    signal,
  };
}

/** A copy of what an instrument returned, when all of it is what it promised. @throws when anything is not */
function checked(
  seen: Observed,
  { types }: Instrument,
  { subject, now }: InstrumentContext,
): Observed {
  const { evidence, findings } = structuredClone({
    evidence: listOf(seen?.evidence, 'evidence'),
    findings: listOf(seen?.findings, 'findings'),
  });
  for (const item of evidence) checkItem(item, types, subject);
  for (const finding of findings) checkFinding(finding);
  // What is refused here, the engine would refuse in the end under any policy, and then there would be no
  // answer at all.
  assess(evidence, findings, builtInPolicies.default, now);
  return { evidence, findings };
}

function listOf<T>(value: readonly T[] | undefined, name: string): readonly T[] {
  if (!Array.isArray(value)) throw new Error(`it returned no list of ${name}`);
  const { length } = value as readonly T[];
  if (length > MAX_ITEMS) throw new Error(`it returned ${length} ${name}, more than are taken`);
  return Array.from(value as readonly T[]);
}

function checkItem(item: Evidence, types: readonly string[], subject: Subject): void {
  if (typeof item !== 'object' || item === null)
    throw new Error('an item of evidence is not an object');
  if (!types.includes(item.type)) throw new Error('it returned evidence of a type not its own');
  if (item.subject?.model !== subject.model || item.subject.digest !== subject.digest) {
    throw new Error('it returned evidence of another model');
  }
}

function checkFinding(finding: Finding): void {
  if (typeof finding !== 'object' || finding === null)
    throw new Error('a finding is not an object');
  const { message, locations } = finding;
  const isWhole =
    typeof message === 'string' &&
    Array.isArray(locations) &&
    locations.every((location: unknown) => {
      const path = (location as { readonly path?: unknown } | null)?.path;
      return typeof path === 'string';
    });
  if (!isWhole) throw new Error('a finding has no message or no places');
}

/** The result of a failed instrument: nothing of its types was observed, and a finding says so. */
function failure(
  { id, types }: Instrument,
  reason: string,
  context: Pick<InstrumentContext, 'subject' | 'now'>,
): Observed {
  const unobserved = `The collector ${id} failed: ${reason}.`;
  return {
    evidence: types.map((type) =>
      makeItem(context, { type, tier: 'none', locator: '.', payload: { unobserved } }),
    ),
    findings: [unseen(instrumentFailed, reason, { key: id, what: id })],
  };
}
