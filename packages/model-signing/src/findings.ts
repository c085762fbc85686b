// What a signature and the files beside it give as findings of SARIF.

export { fileChanged, fileMissing, fileUnsigned, notVerified, signingFinding } from './finding.ts';
export { ignoredFindings, signatureFindings } from './warn.ts';
