import type { JsonObject } from '@weighbridge/core';
import type { Dataset } from '../datasets.ts';
import { cleanName, member } from '../text.ts';
import { addHash, addLicences } from './components.ts';
import type { BuiltComponent } from './components.ts';
import { dataEntry } from './data-entry.ts';
import { datasetClaimProperty } from './dataset-claims.ts';
import type { Cdx } from './library.ts';
import { property } from './properties.ts';
import { parsePurl } from './purl.ts';
import { batchRef, dataRef } from './refs.ts';

/** A data set as a component: its batches are nested file components with their hashes. */
export function dataComponent(cdx: Cdx, dataset: Dataset): BuiltComponent {
  const { Models, Enums } = cdx;
  const source = dataset.text('source');
  const component = new Models.Component(Enums.ComponentType.Data, dataset.name, {
    bomRef: dataRef(dataset.name),
  });
  const version = dataset.text('version');
  if (version !== undefined) component.version = cleanName(version);
  const purl = parsePurl(source ?? '');
  if (purl !== undefined) component.purl = purl;
  const licence = dataset.claims.find(
    (claim) => typeof member(claim.value, 'licence') === 'string',
  );
  const text = dataset.text('licence');
  if (licence !== undefined && text !== undefined) {
    addLicences(cdx, component, [{ ...licence, value: text }]);
  }
  if (dataset.batches.length === 0) addHash(component, dataset.text('digest'));
  for (const [i, batch] of dataset.batches.entries()) {
    const child = new Models.Component(Enums.ComponentType.File, batch.name, {
      bomRef: batchRef(dataset.name, i),
    });
    addHash(child, batch.digest);
    for (const [name, value] of [
      ['rows', batch.rows],
      ['sizeBytes', batch.sizeBytes],
    ] as const) {
      if (value !== undefined)
        child.properties.add(new Models.Property(`weighbridge:${name}`, String(value)));
    }
    component.components.add(child);
  }
  return { component, extra: { data: [dataEntry(dataset)], properties: dataProperties(dataset) } };
}

/** The digest of a list of batches is not a file hash, so it becomes a property. */
function dataProperties(dataset: Dataset): readonly JsonObject[] {
  const [digest, role, source] = ['digest', 'role', 'source'].map((key) => dataset.text(key));
  return [
    ...(dataset.batches.length > 0 && digest !== undefined
      ? [property('batchListDigest', digest)]
      : []),
    ...dataset.claims.map((claim) => datasetClaimProperty(claim, dataset)),
    ...(role === undefined ? [] : [property('datasetRole', role)]),
    ...(source === undefined ? [] : [property('datasetSource', source)]),
  ];
}
