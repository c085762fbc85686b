import { member } from '../text.ts';
import type { StatedClaim } from './claims.ts';
import { readDataset } from './data.ts';
import { readFormulation } from './formulation.ts';
import { readModelCard } from './model-card.ts';
import { readModel } from './model.ts';
import type { Node } from './node.ts';
import type { DocumentParts } from './parts.ts';
import { claimSink } from './sink.ts';
import { isSoftware, readSoftware } from './software.ts';

/** What the members of CycloneDX say, whoever wrote them: all of it declared. */
export function readStructure(document: Node, parts: DocumentParts): readonly StatedClaim[] {
  const sink = claimSink();
  const { model, data, others } = parts;
  if (model !== undefined) {
    model.is('type', 'machine-learning-model');
    readModel(model, sink);
    readModelCard(model, sink);
    for (const reference of model.at('modelCard')?.at('modelParameters')?.items('datasets') ?? [])
      carryReference(reference, data);
  }
  for (const dataset of data) readDataset(dataset, sink);
  for (const other of others) if (isSoftware(other)) readSoftware(other, sink);
  readFormulation(document, sink);
  carryDependencies(document, parts);
  return sink.claims;
}

function carryReference(reference: Node, data: readonly Node[]): void {
  const ref = member(reference.value, 'ref');
  if (data.some(({ value }) => typeof ref === 'string' && member(value, 'bom-ref') === ref))
    reference.carry();
}

/** Listing the parts already says that the model needs them; other dependencies are not carried over. */
function carryDependencies(document: Node, { model, files, data, others }: DocumentParts): void {
  const refOf = ({ value }: Node) => member(value, 'bom-ref');
  const parts = new Set([...files, ...data, ...others.filter(isSoftware)].map(refOf));
  const main = model === undefined ? undefined : refOf(model);
  for (const dependency of document.items('dependencies')) {
    const needs = dependency.items('dependsOn').map(({ value }) => value);
    const isStar = member(dependency.value, 'ref') === main && needs.every((ref) => parts.has(ref));
    const plain = dependency.at('provides') === undefined;
    if (plain && (needs.length === 0 || isStar)) dependency.carry();
  }
}
