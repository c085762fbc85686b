import type { Finding } from '@weighbridge/core';
import { addBaseModel } from '../base-model-claims.ts';
import { addCardLicence } from '../card-licence.ts';
import { isPlaceholder, isUnfilled, statedTexts } from '../card-values.ts';
import { CARD, readCard } from '../card.ts';
import { claimList } from '../claims.ts';
import { addDataset } from '../dataset-claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { finding } from '../finding.ts';
import { LICENCE_PROBLEM } from '../licences/problem.ts';
import { lostMember } from '../rules.ts';
import { modalitiesOf } from '../tasks.ts';
import { asList, asStrings, at, isRecord, member, plainText } from '../text.ts';

type Card = Readonly<Record<string, unknown>>;

/** The model card's front matter: what the producer declares for people and for hubs. */
export const modelCard = defineExtractor({
  id: 'model-card',
  title: 'Model card front matter',
  citations: ['https://huggingface.co/docs/hub/model-cards#model-card-metadata'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const { value: card, doubled, problem, isPartly, findings } = await readCard(files);
    list.add(LICENCE_PROBLEM, problem, CARD, 'measured');
    const unread = isPartly ? [CARD] : [];
    if (card === undefined) return { claims: list.claims, findings, unread };
    addCardLicence(list, card, doubled);
    addTexts(list, card);
    addModalities(list, card);
    const strange = [...addBaseModels(list, card), ...addDatasets(list, card)];
    addModelIndex(list, card);
    addEmissions(list, card);
    return { claims: list.claims, findings: [...findings, ...strange.map(strangeFinding)], unread };
  },
});

const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['model.task', 'pipeline_tag'],
  ['model.library', 'library_name'],
  ['model.language', 'language'],
  ['model.tag', 'tags'],
  ['model.author', 'author'],
  ['model.author', 'authors'],
];

function addTexts(list: ClaimList, card: Card): void {
  for (const [field, key] of TEXTS) {
    for (const text of statedTexts(card[key])) list.add(field, text, at(CARD, key));
  }
  for (const tag of statedTexts(card['tags'])) {
    const arxiv = /^arxiv:(\d{4}\.\d{4,5})$/.exec(tag);
    if (arxiv !== null)
      list.add('model.reference', `https://arxiv.org/abs/${arxiv[1]}`, at(CARD, 'tags'));
  }
}

/** The task implies the inputs and outputs, though not their shapes: inferred. */
function addModalities(list: ClaimList, card: Card): void {
  const locator = at(CARD, 'pipeline_tag');
  for (const task of statedTexts(card['pipeline_tag'])) {
    const modalities = modalitiesOf(task);
    for (const input of modalities?.inputs ?? [])
      list.add('model.input', input, locator, 'inferred');
    for (const output of modalities?.outputs ?? [])
      list.add('model.output', output, locator, 'inferred');
  }
}

/** Adds the base models, and returns the member if one of its values is not understood. */
function addBaseModels(list: ClaimList, card: Card): readonly string[] {
  const [relation] = statedTexts(card['base_model_relation']);
  const about = relation === undefined ? {} : { relation };
  const understood = filledIn(card['base_model']).map((value) =>
    addBaseModel(list, value, about, at(CARD, 'base_model')),
  );
  return understood.includes(false) ? ['base_model'] : [];
}

/** Adds the data sets, and returns the member if one of its values is not understood. */
function addDatasets(list: ClaimList, card: Card): readonly string[] {
  const understood = filledIn(card['datasets']).map((value) =>
    addDataset(list, value, {}, at(CARD, 'datasets')),
  );
  return understood.includes(false) ? ['datasets'] : [];
}

/** A member's values without nulls and unfilled placeholders, which state nothing. */
function filledIn(value: unknown): readonly unknown[] {
  return asList(value).filter(
    (item) => item !== null && item !== '' && !isUnfilled(item) && !isPlaceholder(plainText(item)),
  );
}

function strangeFinding(name: string): Finding {
  const message = `The member ${name} of ${CARD} has a value that names nothing; it is not read.`;
  return finding(lostMember, 'note', message, [{ path: CARD, pointer: `/${name}` }], name);
}

function addModelIndex(list: ClaimList, card: Card): void {
  for (const [m, model] of asList(card['model-index']).entries()) {
    const name = member(model, 'name');
    if (typeof name === 'string')
      list.add('model.cardName', name, at(CARD, 'model-index', m, 'name'));
    for (const [r, result] of asList(member(model, 'results')).entries()) {
      for (const [k, metric] of asList(member(result, 'metrics')).entries()) {
        const locator = at(CARD, 'model-index', m, 'results', r, 'metrics', k);
        if (isRecord(metric)) list.add('model.metric', formatMetric(metric, result), locator);
      }
    }
  }
}

function formatMetric(metric: Readonly<Record<string, unknown>>, result: unknown): object {
  const dataset = member(result, 'dataset');
  const value = member(metric, 'value');
  return {
    type: member(metric, 'type') ?? member(metric, 'name') ?? null,
    value: typeof value === 'number' && !Number.isFinite(value) ? null : (value ?? null),
    slice: member(dataset, 'split') ?? null,
    dataset: member(dataset, 'name') ?? member(dataset, 'type') ?? null,
  };
}

/** Grams of CO2 equivalent, alone or with how they were estimated. */
function addEmissions(list: ClaimList, card: Card): void {
  const value = card['co2_eq_emissions'];
  if (typeof value === 'number')
    list.add('model.emissions', { grams: value }, at(CARD, 'co2_eq_emissions'));
  const grams = member(value, 'emissions');
  if (typeof grams !== 'number') return;
  const [trainingType] = asStrings(member(value, 'training_type'));
  const emissions = { grams, ...(trainingType === undefined ? {} : { trainingType }) };
  list.add('model.emissions', emissions, at(CARD, 'co2_eq_emissions', 'emissions'));
}
