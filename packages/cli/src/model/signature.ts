/** The bundle of a model with a million files stays below this (CWE-400). */
export const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;

/** Where `sign` writes a signature by default: in the folder of the caller. */
export const DEFAULT_SIGNATURE = 'model.sig';
