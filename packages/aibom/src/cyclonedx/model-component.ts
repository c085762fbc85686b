import { manifestDigest } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { bestClaim, claimsOf } from '../claims.ts';
import { datasetName } from '../datasets.ts';
import type { BomDescription, Claim } from '../description.ts';
import { cleanName, cleanText, plainText } from '../text.ts';
import { baseIdentity, baseModelsOf } from './base-models.ts';
import { addLicences, webLink } from './components.ts';
import type { BuiltComponent } from './components.ts';
import { addReferences } from './external-references.ts';
import type { Cdx } from './library.ts';
import { modelCardOf } from './model-card.ts';
import type { Cited } from './model-card.ts';
import { claimProperty, property } from './properties.ts';
import { modelPurl } from './purl.ts';
import { MODEL_REF, TARGET_REF } from './refs.ts';

/** The model's own component, and where each claim is in it. */
export interface ModelComponent extends BuiltComponent {
  readonly citations: Cited['citations'];
  /** The model as the target of claims. */
  readonly target: JsonObject;
}

/** Claims that the library itself writes, and the members that they become. */
const WRITTEN: readonly (readonly [field: string, pointer: string])[] = [
  ['model.name', '/name'],
  ['model.version', '/version'],
  ['model.repository', '/purl'],
  ['model.producer', '/supplier/name'],
  ['model.description', '/description'],
];

/** Claims that together become a list. */
const LISTED: readonly (readonly [field: string, pointer: string])[] = [
  ['model.licence', '/licenses'],
  ['model.author', '/authors'],
  ['model.tag', '/tags'],
];

/** Builds the model's component: identity, licences, model card, pedigree and every claim as a property. */
export function modelComponent(cdx: Cdx, description: BomDescription): ModelComponent {
  const { Models, Enums } = cdx;
  const component = new Models.Component(
    Enums.ComponentType.MachineLearningModel,
    description.name,
    {
      bomRef: MODEL_REF,
    },
  );
  const text = (field: string) => textOf(description, field);
  const version = text('model.version');
  const producer = text('model.producer');
  const about = text('model.description');
  const purl = modelPurl(description);
  if (version !== undefined) component.version = cleanName(version);
  if (producer !== undefined)
    component.supplier = new Models.OrganizationalEntity({ name: cleanName(producer) });
  if (about !== undefined) component.description = cleanText(about, 1_000);
  if (purl !== undefined) component.purl = purl;
  addLicences(
    cdx,
    component,
    claimsOf(description, 'model.licence'),
    webLink(text('model.licenceLink')),
  );
  addReferences(cdx, component, description);
  const card = modelCardOf(description);
  return {
    component,
    extra: extraOf(description, card.value),
    citations: citationsOf(description, card),
    target: {
      type: 'machine-learning-model',
      name: description.name,
      'bom-ref': TARGET_REF,
      ...(component.version === undefined ? {} : { version: component.version }),
      ...(purl === undefined ? {} : { purl }),
    },
  };
}

function textOf(description: BomDescription, field: string): string | undefined {
  const value = bestClaim(description, field)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function extraOf(description: BomDescription, modelCard: JsonObject): JsonObject {
  const ancestors = baseModelsOf(description).map((base) => ({
    type: 'machine-learning-model',
    name: base.name,
    ...baseIdentity(base),
    ...(base.relation === undefined
      ? {}
      : { properties: [property('baseModelRelation', base.relation)] }),
  }));
  const [authors, tags] = ['model.author', 'model.tag'].map((field) => namesOf(description, field));
  return {
    ...(authors === undefined || authors.length === 0
      ? {}
      : { authors: authors.map((name) => ({ name })) }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
    modelCard,
    ...(ancestors.length > 0 ? { pedigree: { ancestors } } : {}),
    properties: modelProperties(description),
  };
}

/** The texts of a field, each once, in order. */
function namesOf(description: BomDescription, field: string): readonly string[] {
  const names = claimsOf(description, field).map(({ value }) => cleanName(plainText(value)));
  return [...new Set(names)].filter((name) => name !== '');
}

/**
 * The claims on the model: all except those about a data set, which are on its component.
 *
 * A statement about data that does not name a data set stays here, with its place among those that do.
 */
export function modelClaims(
  description: BomDescription,
): readonly (Claim & { readonly order?: number })[] {
  let order = 0;
  return description.claims.flatMap((claim) => {
    if (claim.field !== 'data.dataset') return [claim];
    const ordered = { ...claim, order };
    order += 1;
    return datasetName(claim) === undefined ? [ordered] : [];
  });
}

function modelProperties(description: BomDescription): readonly JsonObject[] {
  const hashed = description.files.flatMap(({ path, sizeBytes, digest }) =>
    digest === undefined || sizeBytes === undefined ? [] : [{ path, sizeBytes, digest }],
  );
  const complete = hashed.length > 0 && hashed.length === description.files.length;
  return [
    ...modelClaims(description).map(claimProperty),
    ...(complete ? [property('manifestDigest', manifestDigest(hashed))] : []),
    ...description.skipped.map(({ path, kind, reason }) =>
      property('skipped', JSON.stringify({ kind, path, reason })),
    ),
  ];
}

function citationsOf(description: BomDescription, card: Cited): Cited['citations'] {
  const written = WRITTEN.flatMap(([field, pointer]) => {
    const claim = bestClaim(description, field);
    return claim === undefined ? [] : [{ pointer, claim }];
  });
  const listed = LISTED.flatMap(([field, pointer]) =>
    claimsOf(description, field).map((claim) => ({ pointer, claim })),
  );
  const fromCard = card.citations.map(({ pointer, claim }) => ({
    pointer: `/modelCard${pointer}`,
    claim,
  }));
  return [...written, ...listed, ...fromCard];
}
