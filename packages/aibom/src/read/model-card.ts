import type { JsonValue } from '@weighbridge/core';
import { member } from '../text.ts';
import { dataEntryOf } from './data.ts';
import { readProperties } from './model.ts';
import type { Node } from './node.ts';
import type { ClaimSink } from './sink.ts';

/** Text lists in the considerations, and the field that each item becomes. */
const TEXT_LISTS = [
  ['users', 'model.users'],
  ['useCases', 'model.intendedUse'],
  ['technicalLimitations', 'model.limitation'],
  ['performanceTradeoffs', 'model.tradeoff'],
] as const;

/** What a model card says. */
export function readModelCard(model: Node, sink: ClaimSink): void {
  const card = model.at('modelCard');
  if (card === undefined) return;
  const parameters = card.at('modelParameters');
  if (parameters !== undefined) readParameters(parameters, sink);
  for (const metric of card.at('quantitativeAnalysis')?.items('performanceMetrics') ?? [])
    sink.json('model.metric', metric, ['type', 'value', 'slice', 'confidenceInterval']);
  const considerations = card.at('considerations');
  if (considerations !== undefined) readConsiderations(considerations, sink);
  readProperties(card, sink);
}

function readParameters(parameters: Node, sink: ClaimSink): void {
  const approach = parameters.at('approach');
  if (approach !== undefined) sink.text('model.approach', approach, 'type');
  sink.text('model.task', parameters, 'task');
  sink.text('model.architectureFamily', parameters, 'architectureFamily');
  sink.text('model.architecture', parameters, 'modelArchitecture');
  for (const input of parameters.items('inputs')) sink.text('model.input', input, 'format');
  for (const output of parameters.items('outputs')) sink.text('model.output', output, 'format');
  for (const dataset of parameters.items('datasets')) {
    // A reference is reported through the component that it leads to.
    if (member(dataset.value, 'ref') === undefined)
      sink.add('data.dataset', dataEntryOf(dataset), dataset);
  }
}

function readConsiderations(considerations: Node, sink: ClaimSink): void {
  for (const [key, field] of TEXT_LISTS) {
    const list = considerations.at(key);
    for (const [i] of considerations.items(key).entries()) {
      if (list !== undefined) sink.item(field, list, i);
    }
  }
  for (const ethics of considerations.items('ethicalConsiderations'))
    sink.add('model.ethics', ethicsOf(ethics), ethics);
  for (const fairness of considerations.items('fairnessAssessments'))
    sink.json('model.fairness', fairness, [
      'groupAtRisk',
      'benefits',
      'harms',
      'mitigationStrategy',
    ]);
  const environment = considerations.at('environmentalConsiderations');
  if (environment === undefined) return;
  for (const energy of environment.items('energyConsumptions')) {
    const keys = [
      'activity',
      'activityEnergyCost',
      'co2CostEquivalent',
      'co2CostOffset',
      'energyProviders',
    ];
    sink.json('model.energy', energy, keys);
  }
  readProperties(environment, sink);
}

/** The name alone, or with its mitigation strategy. */
function ethicsOf(ethics: Node): JsonValue {
  const [name, mitigationStrategy] = [ethics.text('name'), ethics.text('mitigationStrategy')];
  if (mitigationStrategy === undefined) return name ?? '';
  return { ...(name === undefined ? {} : { name }), mitigationStrategy };
}
