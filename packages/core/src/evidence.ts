import { canonicalDigest } from './digest.ts';
import type { Digest } from './digest.ts';
import { toWellFormedJson } from './json.ts';
import type { JsonObject } from './json.ts';
import type { SignerFacts } from './signer-facts.ts';

/**
 * How a fact is known, best first. `verified`: a checked signature. `measured`: read from the bytes.
 * `declared`: somebody wrote it down. `inferred`: concluded from a name or a habit.
 */
export type Tier = 'verified' | 'measured' | 'declared' | 'inferred' | 'none';

/** Best first; a verdict is only as good as the weakest evidence that it needs. */
export const TIERS: readonly Tier[] = ['verified', 'measured', 'declared', 'inferred', 'none'];

/** What a statement is about: a model by name, and the exact bytes if they are known. */
export interface Subject {
  /** A package URL (`pkg:huggingface/org/name@revision`) or a plain name. */
  readonly model: string;
  /** Digest of the file manifest (`manifestDigest`): binds names, sizes and bytes. */
  readonly digest?: Digest;
}

/** Who observed a fact. */
export interface Producer {
  /** Name of the package or service, for instance `@weighbridge/aibom`. */
  readonly name: string;
  /** Version of that program. */
  readonly version: string;
}

/** The statement with which others handed evidence in. */
export type Attested = {
  /** SHA-256 of the statement itself, without its signature. */
  readonly statement: Digest;
  /** Who signed it, as proved by verification; null if no signer was proved. */
  readonly signer: SignerFacts | null;
};

/** One observed fact about one model. Immutable; its `id` is the digest of everything else. */
export interface Evidence {
  /** `canonicalDigest` of this object without `id`. */
  readonly id: Digest;
  /** `<family>/<kebab-name>`, for instance `artifact/formats`; determines the shape of `payload`. */
  readonly type: string;
  /** The model, and bytes, that it is about. */
  readonly subject: Subject;
  /** Which program observed it. */
  readonly producer: Producer;
  /** ISO 8601 UTC instant. */
  readonly observedAt: string;
  /**
   * ISO 8601 UTC instant from which the fact no longer supports anything; absent: only the control's age limit applies.
   */
  readonly expiresAt?: string;
  /** How strong the observation is. */
  readonly tier: Tier;
  /** Where the fact was read: a path or URL, with a JSON pointer or byte offset if there is one. */
  readonly locator: string;
  /** If others observed it and handed it in: the statement. A policy says whose evidence counts (`observers`). */
  readonly attested?: Attested;
  /** What was observed, in the shape that `type` defines; check it before you rely on it. */
  readonly payload: JsonObject;
}

/**
 * Adds the id to evidence. Lone surrogates, which have no digest, become U+FFFD.
 *
 * @throws {CoreError} NOT_JSON when the payload holds a value that JSON cannot represent
 */
export function makeEvidence(parts: Omit<Evidence, 'id'>): Evidence {
  const { payload, locator } = parts;
  const evidence = {
    ...parts,
    locator: locator.toWellFormed(),
    payload: toWellFormedJson(payload),
  };
  return { id: evidenceId(evidence), ...evidence };
}

/** The id that this evidence must have; compare it with `evidence.id` before trusting either. */
export function evidenceId(evidence: Omit<Evidence, 'id'> & { readonly id?: Digest }): Digest {
  const { id: _id, ...rest } = evidence;
  return canonicalDigest(rest);
}
