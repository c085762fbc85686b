import type { AibomRule } from './finding.ts';

const CDX = 'https://cyclonedx.org/docs/1.7/json/';

/** A text of the model that cannot be read as what its name says. */
export const malformedText: AibomRule = {
  id: 'bom/malformed-text',
  summary: 'A configuration, card or record cannot be read, so what it declares is not in the BOM.',
  remediation: 'Repair the file or remove it.',
  citations: ['https://cwe.mitre.org/data/definitions/20.html'],
  cwe: ['CWE-20'],
};

/** Two sources that cannot both be right. */
export const contradiction: AibomRule = {
  id: 'bom/contradiction',
  summary: 'Two sources of the model state different things about it.',
  remediation: 'Correct the source that is wrong; the bytes decide what the model is.',
  citations: [CDX],
};

/** Licence statements that differ. */
export const licenceContradiction: AibomRule = {
  id: 'licence/contradiction',
  summary: 'The licence that the card declares is not the licence text that comes with the model.',
  remediation: 'Ask the producer which licence holds, and ship its text.',
  citations: ['https://spdx.github.io/spdx-spec/v3.0.1/model/SimpleLicensing/SimpleLicensing/'],
};

/** Configuration that makes a loader run code of the repository. */
export const remoteCode: AibomRule = {
  id: 'code/remote-code',
  summary:
    'Loading the model as its configuration says runs Python code that comes with it or from elsewhere.',
  remediation:
    'Load it without trust_remote_code, or review and pin the code and host it yourself.',
  citations: ['https://huggingface.co/docs/transformers/custom_models'],
  cwe: ['CWE-829', 'CWE-94'],
};

/** A BOM whose hash of a file is not that of the bytes. */
export const hashMismatch: AibomRule = {
  id: 'bom/hash-mismatch',
  summary: 'The BOM names another hash for a file than its bytes have.',
  remediation: 'Find out which changed, the file or the BOM; do not use the model until then.',
  citations: [CDX],
  cwe: ['CWE-354'],
};

/** A file of the BOM that is not there. */
export const fileMissing: AibomRule = {
  id: 'bom/file-missing',
  summary: 'The BOM lists a file that the model does not have.',
  remediation: 'Restore the file or make a new BOM.',
  citations: [CDX],
};

/** A file that the BOM does not list with a hash. */
export const fileUnlisted: AibomRule = {
  id: 'bom/file-unlisted',
  summary: 'The model has a file that the BOM does not list with a SHA-256 hash.',
  remediation: 'Make a new BOM that lists every file, or remove what does not belong to the model.',
  citations: [CDX],
};

/** A BOM that came with the model and is not one. */
export const malformedBom: AibomRule = {
  id: 'bom/malformed',
  summary: 'The BOM that came with the model is not valid CycloneDX.',
  remediation: 'Make a new BOM from the model.',
  citations: [CDX],
  cwe: ['CWE-20'],
};

/** Every rule of this package, in report order. */
export const rules: readonly AibomRule[] = [
  remoteCode,
  malformedText,
  contradiction,
  licenceContradiction,
  malformedBom,
  hashMismatch,
  fileMissing,
  fileUnlisted,
];
