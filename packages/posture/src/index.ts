export { assess } from './assess.ts';
export { catalogue } from './catalogue.ts';
export type { Catalogue } from './catalogue.ts';
export { answerChecklist, answerLine } from './checklist/answer.ts';
export type { ChecklistAnswer, ChecklistState } from './checklist/answer.ts';
export { checklist } from './checklist/lines.ts';
export type { ChecklistLine } from './checklist/lines.ts';
export type { ControlDefinition, Judge, Judgement, Need, OpenReason, Outcome } from './control.ts';
export { PostureError } from './error.ts';
export type { PostureErrorCode } from './error.ts';
export { controls, explainControl, listControls } from './explain.ts';
export type { ControlExplanation } from './explain.ts';
export type { Framework, FrameworkReference } from './framework.ts';
export { frameworks } from './frameworks/index.ts';
export { builtInPolicies } from './policies/index.ts';
export type {
  CertificateSigner,
  KeySigner,
  Observer,
  Policy,
  PolicySigner,
  SigstoreSigner,
} from './policy.ts';
export { matchSigner } from './signers.ts';
export { evaluateLicence, licenceLists } from './spdx.ts';
export type { LicenceAnswer, LicenceLists } from './spdx.ts';
