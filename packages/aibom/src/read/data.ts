import type { JsonObject, JsonValue } from '@weighbridge/core';
import { CONTENT_FACTS, DATA_ROLES } from '../cyclonedx/data-entry.ts';
import { batchesOf, countOf, digestOf, ownProperty } from './claims.ts';
import { fullName, licencesOf } from './model.ts';
import type { Node } from './node.ts';
import { present } from './present.ts';
import type { ClaimSink } from './sink.ts';

/** What a data component says of its data set. */
export function readDataset(component: Node, sink: ClaimSink): void {
  const name = fullName(component);
  if (name === undefined) return;
  component.is('type', 'data');
  const [entry] = component.items('data');
  const batches = batchesOf(component);
  const [licence] = licencesOf(component);
  const told: JsonObject = entry === undefined ? {} : dataEntryOf(entry);
  const value = present({
    ...told,
    name,
    version: component.text('version'),
    description: told['description'] ?? component.text('description'),
    licence: licence?.text,
    source: told['source'] ?? component.text('purl') ?? ownProperty(component, 'datasetSource'),
    role: ownProperty(component, 'datasetRole'),
    digest: digestOf(component) ?? ownProperty(component, 'batchListDigest'),
    batches: batches.length > 0 ? batches : undefined,
  });
  sink.add('data.dataset', value, component);
}

/** A CycloneDX `data` entry in the form that our extractors use for data. */
export function dataEntryOf(entry: Node): JsonObject {
  entry.is('type', 'dataset');
  const contents = entry.at('contents');
  const sensitive = entry.items('sensitiveData').map(({ value }) => value);
  const texts = sensitive.filter((value): value is string => typeof value === 'string');
  if (texts.length > 0 && texts.length === sensitive.length) entry.at('sensitiveData')?.carry();
  const facts = CONTENT_FACTS.map((name) => {
    const text = contents === undefined ? undefined : ownProperty(contents, name);
    return [name, countOf(text) ?? text] as const;
  });
  return present({
    name: entry.text('name'),
    source: contents?.text('url'),
    classification: entry.text('classification'),
    description: entry.text('description'),
    sensitiveData: texts.length > 0 ? texts : undefined,
    governance: governanceOf(entry.at('governance')),
    ...Object.fromEntries(facts),
  });
}

function governanceOf(governance: Node | undefined): JsonValue | undefined {
  if (governance === undefined) return undefined;
  const roles = DATA_ROLES.flatMap((role) => {
    const parties = governance.items(role).map(partyOf);
    return parties.length > 0 ? [[role, parties] as const] : [];
  });
  return roles.length > 0 ? Object.fromEntries(roles) : undefined;
}

function partyOf(party: Node): JsonValue {
  const contact = party.at('contact');
  return present({
    organization: party.at('organization')?.text('name'),
    name: contact?.text('name'),
    email: contact?.text('email'),
  });
}
