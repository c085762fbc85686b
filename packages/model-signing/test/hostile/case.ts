import type { ModelSigningErrorCode } from '../../src/error.ts';
import type { SigstoreInstance } from '../support/sigstore-instance.ts';

/** What holds while one case runs. */
export interface World {
  /** An empty folder of this case alone, removed afterwards. */
  readonly folder: string;
  /** A Sigstore deployment on loopback by name, the same for all cases of the run. */
  sigstore(name: 'own' | 'foreign'): Promise<SigstoreInstance>;
}

/** One attack, and its benign twin: the same act without the one thing that is hostile. */
export interface HostileCase {
  /** What it must be refused with. */
  readonly code: ModelSigningErrorCode;
  /** Kebab case, unique. */
  readonly name: string;
  /** What is hostile, one clause. */
  readonly what: string;
  /** Carries the act out; must reject when hostile and fulfil when not. */
  attempt(hostile: boolean, world: World): Promise<unknown>;
}
