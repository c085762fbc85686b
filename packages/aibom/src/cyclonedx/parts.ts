import type { JsonObject } from '@weighbridge/core';
import { bestClaim, claimsOf } from '../claims.ts';
import { datasetsOf } from '../datasets.ts';
import type { Dataset } from '../datasets.ts';
import type { DescribedFile, ModelDescription } from '../description.ts';
import { byCodeUnits, cleanName, cleanText, member } from '../text.ts';
import { addHash, addLicences, mediaTypeExtra, webLink } from './components.ts';
import type { BuiltComponent } from './components.ts';
import type { Cdx } from './library.ts';
import { fileProperties, property } from './properties.ts';
import { formatPurl, parsePurl, repositoryPurl } from './purl.ts';
import { baseModelRef, batchRef, dataRef, fileRef, libraryRef } from './refs.ts';

/** Every component beside the model itself: its files, data, base models and libraries. */
export function partsOf(cdx: Cdx, description: ModelDescription): readonly BuiltComponent[] {
  return [
    ...description.files.map((file) => fileComponent(cdx, file)),
    ...datasetsOf(description).map((dataset) => dataComponent(cdx, dataset)),
    ...baseModelsOf(description).map((base) => baseComponent(cdx, base)),
    ...librariesOf(description).map((library) => libraryComponent(cdx, library)),
  ];
}

function fileComponent(cdx: Cdx, file: DescribedFile): BuiltComponent {
  const { Models, Enums } = cdx;
  const component = new Models.Component(Enums.ComponentType.File, cleanText(file.path, 4_096), {
    bomRef: fileRef(file.path),
  });
  addHash(cdx, component, file.digest);
  return { component, extra: { ...mediaTypeExtra(file), properties: fileProperties(file) } };
}

function dataComponent(cdx: Cdx, dataset: Dataset): BuiltComponent {
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
  if (licence !== undefined && text !== undefined)
    addLicences(cdx, component, [{ ...licence, value: text }]);
  if (dataset.batches.length === 0) addHash(cdx, component, dataset.text('digest'));
  for (const [i, batch] of dataset.batches.entries()) {
    const child = new Models.Component(Enums.ComponentType.File, batch.name, {
      bomRef: batchRef(dataset.name, i),
    });
    addHash(cdx, child, batch.digest);
    component.components.add(child);
  }
  return { component, extra: { data: [dataEntry(dataset)], properties: dataProperties(dataset) } };
}

function dataEntry(dataset: Dataset): JsonObject {
  const url = webLink(dataset.text('source'));
  const description = dataset.text('description');
  return {
    type: 'dataset',
    name: dataset.name,
    ...(url === undefined ? {} : { contents: { url } }),
    ...(description === undefined ? {} : { description: cleanText(description, 1_000) }),
  };
}

/** The digest of a list of batches is no hash of a file, hence a property. */
function dataProperties(dataset: Dataset): readonly JsonObject[] {
  const [digest, role, source] = ['digest', 'role', 'source'].map((key) => dataset.text(key));
  return [
    ...(dataset.batches.length > 0 && digest !== undefined
      ? [property('batchListDigest', digest)]
      : []),
    ...dataset.claims.map((claim) =>
      property('claim:data.dataset', JSON.stringify({ locator: claim.locator, tier: claim.tier })),
    ),
    ...(role === undefined ? [] : [property('datasetRole', role)]),
    ...(source === undefined ? [] : [property('datasetSource', source)]),
  ];
}

/** A model that this one was made from. */
export interface BaseModel {
  readonly name: string;
  readonly relation?: string;
  readonly revision?: string;
  readonly locator: string;
}

/** The models that this one was made from, each once, by name. */
export function baseModelsOf(description: ModelDescription): readonly BaseModel[] {
  const byName = new Map<string, BaseModel>();
  for (const { value, locator } of claimsOf(description, 'model.baseModel')) {
    const name = member(value, 'name');
    if (typeof name !== 'string' || cleanName(name) === '') continue;
    const [relation, revision] = [member(value, 'relation'), member(value, 'revision')];
    const known = byName.get(cleanName(name));
    byName.set(cleanName(name), {
      name: cleanName(name),
      locator,
      ...(typeof relation === 'string' ? { relation: cleanName(relation) } : {}),
      ...(typeof revision === 'string' ? { revision: cleanName(revision) } : {}),
      ...known,
    });
  }
  return [...byName.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

/** An adapter is nothing without its base, which the BOM then says is to be provided from outside. */
function baseComponent(cdx: Cdx, base: BaseModel): BuiltComponent {
  const component = new cdx.Models.Component(
    cdx.Enums.ComponentType.MachineLearningModel,
    base.name,
    {
      bomRef: baseModelRef(base.name),
    },
  );
  const { version, purl } = baseIdentity(base);
  if (version !== undefined) component.version = version;
  if (purl !== undefined) component.purl = purl;
  return { component, extra: base.relation === 'adapter' ? { isExternal: true } : {} };
}

/** Version and package URL of a base model, where its name is a hub's. */
export function baseIdentity(base: BaseModel): {
  readonly version?: string;
  readonly purl?: string;
} {
  const purl = parsePurl(base.name) ?? repositoryPurl(base.name, base.revision);
  return {
    ...(base.revision === undefined ? {} : { version: base.revision }),
    ...(purl === undefined ? {} : { purl }),
  };
}

interface Library {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
}

const ECOSYSTEMS = new Set(['pypi', 'npm', 'conda', 'cargo', 'maven', 'golang']);

function librariesOf(description: ModelDescription): readonly Library[] {
  const byName = new Map<string, Library>();
  for (const { value } of claimsOf(description, 'software.library')) {
    const [name, version, ecosystem] = ['name', 'version', 'ecosystem'].map((key) =>
      member(value, key),
    );
    if (typeof name !== 'string' || cleanName(name) === '' || byName.has(cleanName(name))) continue;
    const known = typeof version === 'string' ? cleanName(version) : undefined;
    const purl =
      typeof ecosystem === 'string' && ECOSYSTEMS.has(ecosystem)
        ? formatPurl({ type: ecosystem, name: cleanName(name), version: known })
        : undefined;
    byName.set(cleanName(name), {
      name: cleanName(name),
      ...(known === undefined ? {} : { version: known }),
      ...(purl === undefined ? {} : { purl }),
    });
  }
  const loader = bestClaim(description, 'model.library')?.value;
  if (typeof loader === 'string' && cleanName(loader) !== '' && !byName.has(cleanName(loader))) {
    byName.set(cleanName(loader), { name: cleanName(loader) });
  }
  return [...byName.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

function libraryComponent(cdx: Cdx, { name, version, purl }: Library): BuiltComponent {
  const component = new cdx.Models.Component(cdx.Enums.ComponentType.Library, name, {
    bomRef: libraryRef(name),
  });
  if (version !== undefined) component.version = version;
  if (purl !== undefined) component.purl = purl;
  return { component, extra: {} };
}
