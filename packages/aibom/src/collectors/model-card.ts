import { CARD, readCard } from '../card.ts';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import type { ClaimList } from '../collector.ts';
import type { DoubledMember } from '../front-matter.ts';
import { LICENCE_PROBLEM } from '../licences/problem.ts';
import { modalitiesOf } from '../tasks.ts';
import { asList, asStrings, at, isRecord, member } from '../text.ts';

type Card = Readonly<Record<string, unknown>>;

/** The model card's front matter: what the producer declares for people and for hubs. */
export const modelCard = defineCollector({
  id: 'model-card',
  title: 'Model card front matter',
  citations: ['https://huggingface.co/docs/hub/model-cards#model-card-metadata'],
  async collect(files) {
    const list = claimList('declared', files.limits);
    const { value: card, doubled, problem, findings } = await readCard(files);
    list.add(LICENCE_PROBLEM, problem, CARD, 'measured');
    if (card === undefined)
      return { claims: list.claims, findings, unread: problem === undefined ? [] : [CARD] };
    addLicence(list, card);
    addOverruled(list, card, doubled);
    addTexts(list, card);
    addModalities(list, card);
    addBaseModels(list, card);
    addDatasets(list, card);
    addModelIndex(list, card);
    addEmissions(list, card);
    return { claims: list.claims, findings };
  },
});

/** `license: other` says to look at `license_name` instead. */
function addLicence(list: ClaimList, card: Card): void {
  const [name] = asStrings(card['license_name']);
  for (const licence of asStrings(card['license'])) {
    const isOther = licence.toLowerCase() === 'other' && name !== undefined;
    list.add(
      'model.licence',
      isOther ? name : licence,
      at(CARD, isOther ? 'license_name' : 'license'),
    );
  }
  for (const link of asStrings(card['license_link']))
    list.add('model.licenceLink', link, at(CARD, 'license_link'));
}

/**
 * Licences that stand before the one that counts: what the policy denies is not hidden by a second one.
 * What is there and is no text is said to be not understood.
 */
function addOverruled(list: ClaimList, card: Card, doubled: readonly DoubledMember[]): void {
  const isOther = asStrings(card['license']).some((name) => name.toLowerCase() === 'other');
  const names = isOther ? ['license', 'license_name'] : ['license'];
  const earlier = doubled.flatMap((each) => (names.includes(each.name) ? each.earlier : []));
  for (const licence of earlier.flatMap(asStrings))
    list.add('model.licenceOverruled', licence, at(CARD, 'license'));
  const strange = [card['license'], ...earlier].some(
    (value) => asList(value).length > 0 && asStrings(value).length < asList(value).length,
  );
  if (strange)
    list.add(
      LICENCE_PROBLEM,
      'states a licence in a form that is not understood',
      CARD,
      'measured',
    );
}

const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['model.task', 'pipeline_tag'],
  ['model.library', 'library_name'],
  ['model.language', 'language'],
  ['model.tag', 'tags'],
];

function addTexts(list: ClaimList, card: Card): void {
  for (const [field, key] of TEXTS) {
    for (const text of asStrings(card[key])) list.add(field, text, at(CARD, key));
  }
  for (const tag of asStrings(card['tags'])) {
    const arxiv = /^arxiv:(\d{4}\.\d{4,5})$/.exec(tag);
    if (arxiv !== null)
      list.add('model.reference', `https://arxiv.org/abs/${arxiv[1]}`, at(CARD, 'tags'));
  }
}

/** The task says what goes in and out, though not in which shape: inferred. */
function addModalities(list: ClaimList, card: Card): void {
  const locator = at(CARD, 'pipeline_tag');
  for (const task of asStrings(card['pipeline_tag'])) {
    const modalities = modalitiesOf(task);
    for (const input of modalities?.inputs ?? [])
      list.add('model.input', input, locator, 'inferred');
    for (const output of modalities?.outputs ?? [])
      list.add('model.output', output, locator, 'inferred');
  }
}

function addBaseModels(list: ClaimList, card: Card): void {
  const [relation] = asStrings(card['base_model_relation']);
  for (const name of asStrings(card['base_model'])) {
    list.add(
      'model.baseModel',
      { name, ...(relation === undefined ? {} : { relation }) },
      at(CARD, 'base_model'),
    );
  }
}

function addDatasets(list: ClaimList, card: Card): void {
  for (const name of asStrings(card['datasets']))
    list.add('data.dataset', { name }, at(CARD, 'datasets'));
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
  return {
    type: member(metric, 'type') ?? member(metric, 'name') ?? null,
    value: member(metric, 'value') ?? null,
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
