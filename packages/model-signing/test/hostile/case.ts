import type { ModelSigningErrorCode } from '../../src/error.ts';

/** What holds while one case runs. */
export interface World {
  /** An empty folder of this case alone, removed afterwards. */
  readonly folder: string;
}

/** One attack, and its benign twin: the same act without the one thing that is hostile. */
export interface HostileCase {
  /** What it must be refused with. */
  readonly code: ModelSigningErrorCode;
  /** Kebab case, unique. */
  readonly name: string;
  /** What is hostile, one clause. */
  readonly what: string;
  /** Needs more than Node: a capability of the test kit. */
  readonly needs?: 'openssl';
  /** Carries the act out; must reject when hostile and fulfil when not. */
  attempt(hostile: boolean, world: World): Promise<unknown>;
}
