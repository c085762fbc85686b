/** Ids of the parts of our BOMs: stable, readable, and unique by construction. */
export const MODEL_REF = 'model';
export const TARGET_REF = 'target:model';
export const TOOL_REF = 'tool:weighbridge-aibom';
export const FORMULA_REF = 'formulation:training';
export const WORKFLOW_REF = 'formulation:training/workflow';

export const fileRef = (path: string): string => `file:${path}`;
export const dataRef = (name: string): string => `data:${name}`;
export const batchRef = (dataset: string, index: number): string => `batch:${dataset}#${index}`;
export const baseModelRef = (name: string): string => `base-model:${name}`;
export const componentRef = (name: string): string => `component:${name}`;
export const libraryRef = (name: string): string => `library:${name}`;
export const runtimeRef = (name: string): string => `runtime:${name}`;
export const claimRef = (field: string, index: number): string => `claim:${field}#${index}`;
export const evidenceRef = ({
  tier,
  locator,
}: {
  readonly tier: string;
  readonly locator: string;
}) => `evidence:${tier}:${locator}`;

/** Parts of the assessment at an index: several assessments may use the same names. */
export const assessorRef = (index: number): string => `assessor:${index}`;
export const standardRef = (index: number): string => `standard:${index}`;
export const requirementRef = (index: number, id: string): string => `requirement:${index}:${id}`;
export const resultRef = (index: number, id: string): string => `result:${index}:${id}`;
export const assessmentEvidenceRef = ({ id }: { readonly id: string }): string => `assessed:${id}`;
