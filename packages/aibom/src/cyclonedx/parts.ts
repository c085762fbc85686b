import { datasetsOf } from '../datasets.ts';
import type { BomDescription } from '../description.ts';
import { baseComponent, baseModelsOf } from './base-models.ts';
import type { BuiltComponent } from './components.ts';
import { dataComponent } from './data-component.ts';
import { describedComponent } from './described-component.ts';
import { librariesOf, libraryComponent } from './libraries.ts';
import type { Cdx } from './library.ts';

/**
 * Every component other than the model itself and its files: its data, base models, libraries, and the model's own
 * components.
 */
export function partsOf(cdx: Cdx, description: BomDescription): readonly BuiltComponent[] {
  return [
    ...datasetsOf(description).map((dataset) => dataComponent(cdx, dataset)),
    ...baseModelsOf(description).map((base) => baseComponent(cdx, base)),
    ...librariesOf(description).map((library) => libraryComponent(cdx, library)),
    ...(description.components ?? []).map((component) => describedComponent(cdx, component)),
  ];
}
