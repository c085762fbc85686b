import type { Evidence, Finding, Subject } from '@weighbridge/core';
import type { Demands, InputsOf } from './demands.ts';
import type { InputName } from './inputs.ts';
import type { Read } from './reading.ts';

/** What an instrument can look at: the inputs and readings that it lists, and nothing else. */
export interface InstrumentContext<
  Needed extends InputName = never,
  Used extends InputName = never,
> {
  /** What every item of evidence must be about; copy it. */
  readonly subject: Subject;
  /** The inputs that the instrument lists. */
  readonly inputs: InputsOf<Needed, Used>;
  /** The result of a reading that the instrument lists; computed once for all instruments. */
  readonly read: Read;
  /** The one clock of a weighing. */
  readonly now: Date;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** What an instrument saw. */
export interface Observed {
  /** Items of the types that the instrument promises. */
  readonly evidence: readonly Evidence[];
  /** What is wrong, if anything is. */
  readonly findings: readonly Finding[];
}

/** What makes evidence, of which types, and how often. */
interface InstrumentFacts {
  /** Kebab-case name; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Evidence types that it makes. */
  readonly types: readonly string[];
  /** How long its answer about unchanged inputs can be reused, minutes; 0: it looks each time. */
  readonly everyMinutes: number;
}

/** Makes evidence of what a model's inputs are. It observes; the controls judge. */
export interface Instrument extends InstrumentFacts, Demands {
  /**
   * Looks at the model and returns evidence. The result counts whole or not at all: when it throws, or returns
   * anything but findings and evidence of its own types about this model, nothing of its types is known, and a
   * finding says so. It does not run where an input that it needs is missing.
   */
  observe(context: InstrumentContext): Promise<Observed>;
}

interface InstrumentDefinition<Needed extends InputName, Used extends InputName>
  extends InstrumentFacts, Demands<Needed, Used> {
  observe(context: InstrumentContext<Needed, Used>): Promise<Observed>;
}

/** Types an instrument; returns it unchanged. */
export function defineInstrument<
  const Needed extends InputName = never,
  const Used extends InputName = never,
>(instrument: InstrumentDefinition<Needed, Used>): Instrument {
  return instrument;
}
