import { datasetsOf } from '../datasets.ts';
import type { BomDescription } from '../description.ts';
import type { CitedClaim } from './citations.ts';
import { modelClaims } from './model-component.ts';
import type { ModelComponent } from './model-component.ts';

/** Where the model's component is in the document. */
const MODEL_POINTER = '/metadata/component';

/** Every claim with its places in the document: as a property, and in the members that were made from it. */
export function citedClaims(
  description: BomDescription,
  model: Pick<ModelComponent, 'citations'>,
): readonly CitedClaim[] {
  const properties = modelClaims(description).map((claim, i) => ({
    pointer: `${MODEL_POINTER}/properties/${i}`,
    claim,
  }));
  const members = model.citations.map(({ pointer, claim }) => ({
    pointer: `${MODEL_POINTER}${pointer}`,
    claim,
  }));
  const data = datasetsOf(description).flatMap(({ claims }, i) =>
    claims.map((claim) => ({
      pointer: `/components/${description.files.length + i}/data/0`,
      claim,
    })),
  );
  return [...properties, ...members, ...data];
}
