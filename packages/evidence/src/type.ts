import type { Shape } from './shape/shape.ts';

/** What a reader of evidence needs to know about its type: the name, and the shape of its payloads. */
export interface EvidenceContract<P> {
  /** `<family>/<kebab-name>`, as in `Evidence.type`. */
  readonly type: string;
  /** The shape of the type's payloads. */
  readonly shape: Shape<P>;
}

/** Payloads for testing everything that reads the type. */
export interface EvidenceSamples<P> {
  /** Supports the model for every control that reads the type. */
  readonly good: P;
  /** Speaks against the model for some control that reads the type; null if no payload of the type can. */
  readonly adverse: P | null;
  /** Leaves the question open. */
  readonly inconclusive: P;
}

/** An evidence type. One file holds everything that the project knows about it. */
export interface EvidenceType<P = unknown> extends EvidenceContract<P> {
  /** Name of the payload's interface and of its JSON Schema. */
  readonly name: string;
  /** A heading of two or three words. */
  readonly title: string;
  /** What such evidence says, in one sentence. */
  readonly description: string;
  /** Labels for members whose own name is not clear enough, by place: `files/sizeBytes`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** For testing everything that reads the type. */
  readonly samples: EvidenceSamples<P>;
}

/**
 * Extends a contract to an evidence type. The extension is passed as a function, so that a bundle of only the contract
 * leaves names, words and samples out.
 */
export function defineEvidenceType<P>(
  contract: EvidenceContract<P>,
  rest: () => Omit<EvidenceType<P>, keyof EvidenceContract<P>>,
): EvidenceType<P> {
  return { ...contract, ...rest() };
}
