import type { ModelDescription } from '@weighbridge/aibom';
import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import type { TrustedRoot } from '@weighbridge/model-signing';
import type { Policy } from '@weighbridge/posture';
import type { EvidenceCollector } from './collector.ts';
import type { SignatureSource } from './signing/signature-files.ts';

/** How a model is weighed; every member has a default. */
export interface WeighOptions {
  /** Package URL or name of the model. Default: the folder's name. */
  readonly model?: string;
  /** Default: the built-in policy `default`. */
  readonly policy?: Policy;
  /** The one clock of the weighing: evidence is observed, and judged, at this time. Default: now. */
  readonly now?: Date;
  /** `none` leaves the bytes unhashed: fast, but nothing is bound to them. Default `full`. */
  readonly hash?: 'full' | 'none';
  /** Digests of unchanged files from an earlier run; see `openDigestCache` of `@weighbridge/core/node`. */
  readonly digestCache?: DigestCache;
  /** The model's signature. Default: every file at a well-known name, such as `model.sig`. */
  readonly signature?: SignatureSource;
  /** Trusted root for keyless signatures. Default: the pinned one of the public-good Sigstore. */
  readonly sigstoreRoot?: TrustedRoot;
  /** What to call the place where the files are, in evidence of what runs. Default: the folder's name. */
  readonly place?: string;
  /**
   * Whether the folder is where the model is served from: its init container, or its host. What the digest is
   * seen to be counts as what runs then; else it is that of a copy in a store. Default false.
   */
  readonly serving?: boolean;
  /** Evidence that it lists and that is gone now counts as withdrawn. */
  readonly previous?: Posture;
  /** Evidence and findings observed elsewhere about this model. */
  readonly evidence?: readonly Evidence[];
  /** Findings of others about this model. */
  readonly findings?: readonly Finding[];
  /** Default: the built-in collectors. */
  readonly collectors?: readonly EvidenceCollector[];
  /** Called about ten times a second while files are hashed. */
  readonly onProgress?: (progress: HashProgress) => void;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** All that one weighing found. */
export interface Weighing {
  /** The verdicts and the gate. */
  readonly posture: Posture;
  /** Everything that was observed, those items included that were passed in. */
  readonly evidence: readonly Evidence[];
  /** Everything that is wrong, those findings included that were passed in. */
  readonly findings: readonly Finding[];
  /** What the files say about the model. */
  readonly description: ModelDescription;
  /** The bill of materials made from the bytes, CycloneDX JSON. */
  readonly bom: string;
  /** How much was looked at. */
  readonly totals: {
    readonly files: number;
    readonly totalBytes: number;
    /** Bytes hashed in this run. */
    readonly hashedBytes: number;
    /** Bytes whose digest came from the cache. */
    readonly cachedBytes: number;
    /** Bytes read of headers and documents. */
    readonly readBytes: number;
  };
}
