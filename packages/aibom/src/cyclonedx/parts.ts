import { datasetsOf } from '../datasets.ts';
import type { DescribedFile, ModelDescription } from '../description.ts';
import { baseComponent, baseModelsOf } from './base-models.ts';
import { addHash, mediaTypeExtra } from './components.ts';
import type { BuiltComponent } from './components.ts';
import { dataComponent } from './data-component.ts';
import { librariesOf, libraryComponent } from './libraries.ts';
import type { Cdx } from './library.ts';
import { fileProperties } from './properties.ts';
import { fileRef } from './refs.ts';

/** Every component beside the model itself: its files, data, base models and libraries. */
export function partsOf(cdx: Cdx, description: ModelDescription): readonly BuiltComponent[] {
  return [
    ...description.files.map((file) => fileComponent(cdx, file)),
    ...datasetsOf(description).map((dataset) => dataComponent(cdx, dataset)),
    ...baseModelsOf(description).map((base) => baseComponent(cdx, base)),
    ...librariesOf(description).map((library) => libraryComponent(cdx, library)),
  ];
}

/** The name is the exact path, whatever it holds: a BOM binds names as well as bytes. */
function fileComponent(cdx: Cdx, file: DescribedFile): BuiltComponent {
  const { Models, Enums } = cdx;
  const component = new Models.Component(Enums.ComponentType.File, file.path.toWellFormed(), {
    bomRef: fileRef(file.path.toWellFormed()),
  });
  addHash(cdx, component, file.digest);
  return { component, extra: { ...mediaTypeExtra(file), properties: fileProperties(file) } };
}
