import type { Digest } from './digest.ts';
import type { Tier } from './evidence.ts';

/**
 * Shapes of the evidence payloads that this project's own collectors make. They are type aliases, so
 * that they are JSON objects to the compiler. A reader that did not make the evidence itself must
 * check the shape: evidence can come from anywhere.
 */

/** `artifact/inventory`: what is in the model's folder. */
export type InventoryPayload = {
  /** How many regular files there are. */
  readonly files: number;
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** Whether every file was hashed; the subject's digest exists only then. */
  readonly hashed: boolean;
  /** Digest of the list of paths, sizes and digests; absent where not every file was hashed. */
  readonly manifestDigest?: Digest;
  /** Entries that were not read: links out of the root, special files, unreadable ones (at most 100 listed). */
  readonly skipped: readonly {
    readonly path: string;
    readonly kind: string;
    readonly reason: string;
  }[];
  /** How many entries were not read, listed or not. */
  readonly skippedCount: number;
  /** Files that download programs and Git keep beside the model, no part of it (at most 100 listed). */
  readonly setApart?: readonly { readonly path: string; readonly by: string }[];
  /** How many files are set apart, listed or not; absent for none. */
  readonly setApartCount?: number;
};

/** `artifact/formats`: what every file is, and whether it is well-formed. */
export type FormatsPayload = {
  /** In path order. */
  readonly files: readonly FormatsPayloadFile[];
  /** Files beyond the listing's limit make the payload incomplete, never clean. */
  readonly complete: boolean;
};

/** What is known of one file of the model by its format. */
export type FormatsPayloadFile = {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Format id, or null when the file was not recognised. */
  readonly format: string | null;
  /**
   * What the file is for, as its format says; null when not recognised. Where it is absent the file
   * counts as one that holds weights.
   */
  readonly role?: 'model' | 'index' | 'config' | 'document' | 'data' | 'code' | 'archive' | null;
  /** `yes`: the format executes on load by design; `unknown`: not looked at or not recognised. */
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
  /** null: the format has no reader here yet, or the bytes were not looked at. */
  readonly wellFormed: boolean | null;
  /** Whether every byte that decides well-formedness was looked at. */
  readonly coverageComplete: boolean;
};

/** `artifact/code`: whether loading the model can run code that came with it, file by file. */
export type CodePayload = {
  /** In path order. */
  readonly files: readonly CodePayloadFile[];
  /** Files beyond the listing's limit make the payload incomplete, never clean. */
  readonly complete: boolean;
  /** How many entries of the folder were not read: links out of it, special files, unreadable ones. */
  readonly skippedCount: number;
};

/** What is known of one file of the model by the code that it can carry. */
export type CodePayloadFile = FormatsPayloadFile & {
  /** Whether it holds a chat template: a program that renders prompts when the model is used, not analysed. */
  readonly chatTemplate: boolean;
};

/** `bom/cyclonedx`: a bill of materials for exactly this model. */
export type BomPayload = {
  /** Edition of CycloneDX, for instance `1.7`. */
  readonly specVersion: string;
  /** `urn:uuid:` and an UUID. */
  readonly serialNumber: string;
  /** SHA-256 of the BOM's bytes. */
  readonly bomDigest: Digest;
  /** By the official schema; null when it was not checked. */
  readonly valid: boolean | null;
  /** Whether its file hashes are those of the bytes on disk, none missing, none extra; null when nothing was hashed. */
  readonly bound: boolean | null;
  /** `generated`: made by us from the bytes. `shipped`: came with the model. */
  readonly origin: 'generated' | 'shipped';
  /** With `shipped`: the file, relative to the model's root. */
  readonly path?: string;
  /** With `shipped`: SHA-256 of the file. */
  readonly file?: Digest;
  /** How many entries of the folder were not read, so that no bill of materials lists them; absent: none. */
  readonly skippedCount?: number;
  /** How many components it lists. */
  readonly components: number;
  /** Claims by tier, and those that a complete BOM has but this one lacks. */
  readonly claims: Readonly<Record<Tier, number>>;
  /** Ids of the fields that a complete bill of materials has and this one lacks. */
  readonly missing: readonly string[];
};

/** `bom/claims`: how the claims of the bill of materials are known. */
export type BomClaimsPayload = {
  /** `generated` from the bytes, or `shipped` with the model. */
  readonly origin: BomPayload['origin'];
  /** With `shipped`: the file, relative to the model's root. */
  readonly path?: string;
  /** With `shipped`: SHA-256 of the file. */
  readonly file?: Digest;
  /** Claims by tier: those of a shipped one that the files confirm count as measured. */
  readonly claims: Readonly<Record<Tier, number>>;
  /** How many claims were compared with the files. */
  readonly compared: number;
  /** Fields of which the bill of materials says something else than the files, at most 100. */
  readonly contradicted: readonly string[];
};

/** `bom/licence`: under which terms the model may be used. */
export type LicencePayload = {
  /** SPDX expressions or LicenseRef ids as found, each with where it stands. Empty: none was found. */
  readonly licences: readonly {
    readonly expression: string;
    readonly tier: Tier;
    readonly locator: string;
    /** Why the file could not be read for its licence; the expression is then `NOASSERTION`. */
    readonly problem?: string;
    /** The document that says so; absent where the weights or nothing of its own says it. */
    readonly file?: { readonly path: string; readonly digest: Digest };
  }[];
  /** Paths of the documents that were read whole, whether or not they speak of a licence. */
  readonly documents?: readonly string[];
};
