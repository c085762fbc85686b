import { diffusers } from './diffusers.ts';
import { mlflow } from './mlflow.ts';
import { plain } from './plain.ts';
import type { Describer, FolderPlan, PlanInput } from './plan.ts';
import { sentenceTransformers } from './sentence-transformers.ts';

/** Every kind of description, in the order in which they decide; the last one always does. */
const describers: readonly Describer[] = [diffusers, sentenceTransformers, mlflow, plain];

/** How a folder is one model with components, according to the first description that it has. */
export async function planFolder(input: PlanInput): Promise<FolderPlan> {
  for (const describer of describers) {
    const plan = await describer.plan(input);
    if (plan !== undefined) return plan;
  }
  throw new TypeError('the last describer plans every folder');
}
