import type { Shape } from './shape/shape.ts';

/** What whoever reads evidence needs of its type: the name, and what a payload looks like. */
export interface EvidenceContract<P> {
  /** `<family>/<kebab-name>`, as in `Evidence.type`. */
  readonly type: string;
  /** What a payload of the type looks like. */
  readonly shape: Shape<P>;
}

/** Payloads by which everything that reads the type is tried. */
export interface EvidenceSamples<P> {
  /** It speaks for the model to every control that reads the type. */
  readonly good: P;
  /** It speaks against the model to a control that reads the type; null where no payload of the type can. */
  readonly adverse: P | null;
  /** It leaves the question open. */
  readonly inconclusive: P;
}

/** An evidence type. One file holds everything that the project knows about it. */
export interface EvidenceType<P = unknown> extends EvidenceContract<P> {
  /** Name of the payload's interface and of its JSON Schema. */
  readonly name: string;
  /** Two or three words, for a heading. */
  readonly title: string;
  /** What such evidence says, one sentence. */
  readonly description: string;
  /** What to call members whose own name says too little, by place: `files/sizeBytes`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** By which everything that reads the type is tried. */
  readonly samples: EvidenceSamples<P>;
}

/**
 * Completes a contract to an evidence type. What is beyond the contract is handed over as a function, so
 * that whoever bundles the contract alone leaves names, words and samples out.
 */
export function defineEvidenceType<P>(
  contract: EvidenceContract<P>,
  rest: () => Omit<EvidenceType<P>, keyof EvidenceContract<P>>,
): EvidenceType<P> {
  return { ...contract, ...rest() };
}
