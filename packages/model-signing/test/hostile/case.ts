import type { ModelSigningErrorCode } from '../../src/error.ts';
import type { SigstoreInstance } from '../support/sigstore-instance.ts';

/** The environment of one case. */
export interface World {
  /** An empty folder for this case only, removed afterwards. */
  readonly folder: string;
  /** A Sigstore deployment on loopback by name, the same for all cases of the run. */
  sigstore(name: 'own' | 'foreign'): Promise<SigstoreInstance>;
}

/** One attack, and its benign twin: the same actions without the one hostile part. */
export interface HostileCase {
  /** The code that must refuse it. */
  readonly code: ModelSigningErrorCode;
  /** Kebab case, unique. */
  readonly name: string;
  /** What is hostile, one clause. */
  readonly what: string;
  /** Performs the actions; must reject when hostile and fulfil when not. */
  attempt(hostile: boolean, world: World): Promise<unknown>;
}
