import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import { NOTICES } from './words.ts';
import type { Word } from './words.ts';

/** Why a model has no gate. */
export interface Waiting extends Word {
  /** One sentence; what the backend says is next to it. */
  readonly sentence: string;
}

const SOON: Waiting = {
  word: 'Not weighed yet',
  mood: 'quiet',
  sentence: 'This model has not been weighed yet, so nothing is known about it.',
};

const UNNAMED: Waiting = {
  word: 'No model named',
  mood: 'quiet',
  sentence: `Nothing says where the model of this entity is, so it is not weighed: set the annotation ${MODEL_ANNOTATION}.`,
};

const MISNAMED: Waiting = {
  word: 'Wrong annotation',
  mood: 'unsure',
  sentence: `The annotation ${MODEL_ANNOTATION} of this entity does not name a model, so the entity is not weighed until somebody corrects it.`,
};

const FORBIDDEN: Waiting = {
  word: NOTICES['owner-not-allowed'].label,
  mood: 'unsure',
  sentence:
    'The owner of this entity may not name models of this source, so the model is not weighed and nothing of it is shown.',
};

/** Why a model without a gate has none: it will be weighed, or somebody must name it first. */
export function waitingOf({ error, location }: Pick<ModelSummary, 'error' | 'location'>): Waiting {
  if (error?.code === 'OWNER_NOT_ALLOWED') return FORBIDDEN;
  if (error?.code !== 'NOT_LOCATED') return SOON;
  return location === null ? UNNAMED : MISNAMED;
}
