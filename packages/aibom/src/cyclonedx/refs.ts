/** Ids of the parts of our BOMs: stable, readable, and unique by construction. */
export const MODEL_REF = 'model';
export const TOOL_REF = 'tool:weighbridge-aibom';
export const FORMULA_REF = 'formulation:training';
export const WORKFLOW_REF = 'formulation:training/workflow';

export const fileRef = (path: string): string => `file:${path}`;
export const dataRef = (name: string): string => `data:${name}`;
export const batchRef = (dataset: string, index: number): string =>
  `data:${dataset}#batch-${index}`;
export const baseModelRef = (name: string): string => `base-model:${name}`;
export const libraryRef = (name: string): string => `library:${name}`;
