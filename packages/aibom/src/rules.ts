import type { Rule, RuleSet } from '@weighbridge/core';

const CDX = 'https://cyclonedx.org/docs/1.7/json/';

/** A text of the model that cannot be read as the kind that its name indicates. */
export const malformedText: Rule = {
  id: 'bom/malformed-text',
  summary: 'A configuration, card or record cannot be read, so what it declares is not in the BOM.',
  remediation: 'Repair the file or remove it.',
  citations: ['https://cwe.mitre.org/data/definitions/20.html'],
  cwe: ['CWE-20'],
};

/** A file in the folder of a download program or of Git that they did not write. */
export const notARecord: Rule = {
  id: 'bom/not-a-record',
  summary:
    'An entry among the records of a download program or of Git is not one of them, so it counts as content.',
  remediation: 'Remove it, or move it next to the model’s files.',
  citations: [
    'https://huggingface.co/docs/huggingface_hub/guides/download#download-files-to-a-local-folder',
  ],
};

/** Two sources that cannot both be right. */
export const contradiction: Rule = {
  id: 'bom/contradiction',
  summary: 'Two sources of the model state different things about it.',
  remediation: 'Correct the source that is wrong; the bytes decide what the model is.',
  citations: [CDX],
};

/** Licence statements that differ. */
export const licenceContradiction: Rule = {
  id: 'licence/contradiction',
  summary:
    'The licence that the card declares differs from the licence text that comes with the model.',
  remediation: 'Ask the producer which licence holds, and ship its text.',
  citations: ['https://spdx.github.io/spdx-spec/v3.0.1/model/SimpleLicensing/SimpleLicensing/'],
};

/** Configuration that makes a loader run code of the repository. */
export const remoteCode: Rule = {
  id: 'code/remote-code',
  summary:
    'Loading the model as its configuration says runs Python code that comes with it or from elsewhere.',
  remediation:
    'Load it without trust_remote_code, or review and pin the code and host it yourself.',
  citations: ['https://huggingface.co/docs/transformers/custom_models'],
  cwe: ['CWE-829', 'CWE-94'],
};

/** Kernels of a repository, named where an implementation is chosen. */
export const kernelCode: Rule = {
  id: 'code/hub-kernel',
  summary: 'A configuration names a repository whose kernels the loader downloads and runs.',
  remediation:
    'Name an implementation that the library itself has, such as sdpa, or remove the member.',
  citations: [
    'https://huggingface.co/docs/transformers/attention_interface',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-4372',
  ],
  cwe: ['CWE-829', 'CWE-494'],
};

/** Python code that a configuration names and a loader imports. */
export const importedCode: Rule = {
  id: 'code/configured-import',
  summary: 'A configuration names Python that a loader imports or calls.',
  remediation:
    'Name a class of the library that loads the model, or review the named code before you install it.',
  citations: ['https://nvd.nist.gov/vuln/detail/CVE-2025-23304'],
  cwe: ['CWE-470', 'CWE-829'],
};

/** Code inside a configuration. */
export const storedCode: Rule = {
  id: 'code/configured-function',
  summary: 'A configuration holds or fetches a function that runs when the model is made.',
  remediation: 'Ask for the model without such layers, saved with only the layers of the library.',
  citations: ['https://nvd.nist.gov/vuln/detail/CVE-2024-3660'],
  cwe: ['CWE-502', 'CWE-94'],
};

/** A native library that a configuration names. */
export const libraryCode: Rule = {
  id: 'code/native-library',
  summary: 'A configuration names a shared library, which runs as it is loaded.',
  remediation: 'Remove the member, or build the library from source that you have reviewed.',
  citations: ['https://onnxruntime.ai/docs/genai/reference/config.html'],
  cwe: ['CWE-114', 'CWE-829'],
};

/** A configuration that may ask for code: neither accused nor cleared. */
export const unclearCode: Rule = {
  id: 'code/unclear-configuration',
  summary: 'It cannot be determined whether a configuration makes a loader run code.',
  remediation: 'Repair the file, or write the named member so that it can be read in only one way.',
  citations: ['https://cwe.mitre.org/data/definitions/20.html'],
  cwe: ['CWE-20'],
};

/** JSON that only lenient readers read. */
export const lenientJson: Rule = {
  id: 'bom/lenient-json',
  summary:
    'A JSON file uses what strict JSON does not allow; some programs read it and others refuse it.',
  remediation: 'Write the file again as strict JSON.',
  citations: ['https://www.rfc-editor.org/rfc/rfc8259'],
};

/** A member that a card has twice. */
export const doubledMember: Rule = {
  id: 'bom/doubled-member',
  summary: 'The card has a member twice; programs that read it disagree on which one counts.',
  remediation: 'Remove the one that is not intended.',
  citations: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
  cwe: ['CWE-694'],
};

/** A value of a card that cannot be read, among others that can. */
export const lostMember: Rule = {
  id: 'bom/unread-member',
  summary:
    'A member of the card has a value that cannot be read, so what it declares is not in the BOM.',
  remediation: 'Repair the value; quote a text that has a colon, a hash or a brace in it.',
  citations: [
    'https://yaml.org/spec/1.2.2/',
    'https://huggingface.co/docs/hub/model-cards#model-card-metadata',
  ],
  cwe: ['CWE-20'],
};

/** Front matter that does not begin the card. */
export const lateFrontMatter: Rule = {
  id: 'bom/late-front-matter',
  summary: 'Something precedes the front matter of the card, so hubs do not read it.',
  remediation: 'Put the front matter at the very beginning of the card.',
  citations: ['https://huggingface.co/docs/hub/model-cards#model-card-metadata'],
};

/** A base model that is named by a path on a disk. */
export const localBaseModel: Rule = {
  id: 'bom/local-base-model',
  summary:
    'A base model is named by a local path, which does not identify the model to anyone else.',
  remediation: 'Name the base model by its repository, as owner/name.',
  citations: ['https://huggingface.co/docs/hub/model-cards#specifying-a-base-model'],
};

/** A BOM whose hash for a file differs from that of the bytes. */
export const hashMismatch: Rule = {
  id: 'bom/hash-mismatch',
  summary: 'The hash that the BOM gives for a file differs from the hash of the file’s bytes.',
  remediation: 'Find out whether the file or the BOM changed; do not use the model until then.',
  citations: [CDX],
  cwe: ['CWE-354'],
};

/** A file of the BOM that is not there. */
export const fileMissing: Rule = {
  id: 'bom/file-missing',
  summary: 'The BOM lists a file that the model does not have.',
  remediation: 'Restore the file or make a new BOM.',
  citations: [CDX],
};

/** A file that the BOM does not list with a hash. */
export const fileUnlisted: Rule = {
  id: 'bom/file-unlisted',
  summary: 'The model has a file that the BOM does not list with a SHA-256 hash.',
  remediation: 'Make a new BOM that lists every file, or remove what does not belong to the model.',
  citations: [CDX],
};

/** A BOM that came with the model and is not valid. */
export const malformedBom: Rule = {
  id: 'bom/malformed',
  summary: 'The BOM that came with the model is not valid CycloneDX.',
  remediation: 'Make a new BOM from the model.',
  citations: [CDX],
  cwe: ['CWE-20'],
};

/** A bill of materials next to the model that does not claim these bytes. */
export const otherBill: Rule = {
  id: 'bom/other-bill',
  summary: 'A bill of materials is next to the model but does not claim to list these exact bytes.',
  remediation: 'No action is needed; to get one for this model, run `weighbridge bom`.',
  citations: [CDX],
};

/** Every rule of this package, in report order. */
export const ruleSet: RuleSet = {
  owner: '@weighbridge/aibom',
  title: 'Bill of materials',
  rules: [
    remoteCode,
    kernelCode,
    importedCode,
    storedCode,
    libraryCode,
    unclearCode,
    malformedText,
    lenientJson,
    doubledMember,
    lostMember,
    lateFrontMatter,
    localBaseModel,
    contradiction,
    licenceContradiction,
    malformedBom,
    otherBill,
    hashMismatch,
    fileMissing,
    fileUnlisted,
  ],
};
