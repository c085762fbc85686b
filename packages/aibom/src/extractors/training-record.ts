import { addBaseModel } from '../base-model-claims.ts';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { namedThing } from '../hub/named-thing.ts';
import { asList, at, isRecord, member } from '../text.ts';

const PATH = 'training.json';
const SCHEMA = 'https://weighbridge.dev/training/v1';
const STATE = 'trainer_state.json';
const ARGUMENTS = 'training_args.json';

/** Members of `trainer_state.json` that say how long the training was. */
const STATE_KEYS = [
  'epoch',
  'global_step',
  'max_steps',
  'num_train_epochs',
  'train_batch_size',
  'total_flos',
];

/** What was done with which data, as the training itself recorded it. */
export const trainingRecord = defineExtractor({
  id: 'training-record',
  title: 'Training record',
  citations: [SCHEMA, 'https://huggingface.co/docs/transformers/main_classes/trainer'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const record = await files.json(PATH);
    if (isRecord(record) && member(record, 'schema') === SCHEMA) addRecord(list, record);
    const state = await files.json(STATE);
    const settings = STATE_KEYS.flatMap((key) => {
      const value = member(state, key);
      return typeof value === 'number' ? [[key, value] as const] : [];
    });
    if (settings.length > 0) list.add('training.state', Object.fromEntries(settings), `${STATE}#`);
    const args = await files.json(ARGUMENTS);
    if (isRecord(args)) list.add('training.hyperParameters', args, `${ARGUMENTS}#`);
    return list;
  },
});

function addRecord(list: ClaimList, record: Readonly<Record<string, unknown>>): void {
  const text = (field: string, key: string) => {
    const value = member(record, key);
    if (typeof value === 'string' && value !== '') list.add(field, value, at(PATH, key));
  };
  text('model.name', 'model');
  text('model.version', 'version');
  text('model.producer', 'producer');
  text('model.task', 'task');
  text('model.approach', 'approach');
  text('training.script', 'script');
  text('training.startedAt', 'startedAt');
  text('training.finishedAt', 'finishedAt');
  list.add(
    'training.hyperParameters',
    recordOf(record, 'hyperparameters'),
    at(PATH, 'hyperparameters'),
  );
  list.add('training.seed', seedOf(record), at(PATH, 'hyperparameters', 'seed'));
  list.add('training.code', recordOf(record, 'code'), at(PATH, 'code'));
  list.add('training.steps', recordsOf(record, 'steps', STEP), at(PATH, 'steps'));
  list.add('training.runtime', recordsOf(record, 'runtime', RUNTIME), at(PATH, 'runtime'));
  addBase(list, record);
  addLibraries(list, recordOf(record, 'environment'));
  for (const [i, item] of asList(member(record, 'datasets')).entries()) {
    if (isRecord(item)) list.add('data.dataset', dataset(item), at(PATH, 'datasets', i));
  }
  for (const [i, item] of asList(member(record, 'metrics')).entries()) {
    if (isRecord(item)) list.add('model.metric', metric(item), at(PATH, 'metrics', i));
  }
}

/** `baseModel: null` says that there is no base model: it was trained from scratch. */
function addBase(list: ClaimList, record: Readonly<Record<string, unknown>>): void {
  const base = member(record, 'baseModel');
  if (base === null) list.add('model.baseModel', null, at(PATH, 'baseModel'));
  else if (typeof base === 'string') addBaseModel(list, base, {}, at(PATH, 'baseModel'));
  else if (isRecord(base) && typeof member(base, 'name') === 'string') {
    const named = namedThing(base, 'model');
    if (named !== undefined && 'path' in named) addBaseModel(list, base, {}, at(PATH, 'baseModel'));
    else list.add('model.baseModel', base, at(PATH, 'baseModel'));
  }
}

/** `environment`: names and versions of what the training ran on. */
function addLibraries(
  list: ClaimList,
  environment: Readonly<Record<string, unknown>> | undefined,
): void {
  for (const [name, version] of Object.entries(environment ?? {})) {
    if (typeof version === 'string')
      list.add('software.library', { name, version }, at(PATH, 'environment', name));
  }
}

function recordOf(record: Readonly<Record<string, unknown>>, key: string) {
  const value = member(record, key);
  return isRecord(value) ? value : undefined;
}

const STEP = ['name', 'description', 'command'] as const;
const RUNTIME = ['name', 'version', 'type', 'dependsOn'] as const;

/** The objects of a list, with the given members; undefined when there are none. */
function recordsOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
  members: readonly string[],
): readonly object[] | undefined {
  const records = asList(member(record, key))
    .filter(isRecord)
    .map((item) => pick(item, members));
  return records.length > 0 ? records : undefined;
}

function pick(item: Readonly<Record<string, unknown>>, members: readonly string[]): object {
  return Object.fromEntries(
    members.flatMap((key) => {
      const value = member(item, key);
      return value === undefined || value === null ? [] : [[key, value] as const];
    }),
  );
}

function seedOf(record: Readonly<Record<string, unknown>>): unknown {
  const seed = member(record, 'seed') ?? member(member(record, 'hyperparameters'), 'seed');
  return typeof seed === 'number' || typeof seed === 'string' ? seed : undefined;
}

const DATASET_TEXT = [
  'name',
  'role',
  'licence',
  'source',
  'digest',
  'description',
  'version',
  'classification',
] as const;

/** Members of a data set that are lists, numbers or objects. */
const DATASET_FACTS = ['rows', 'sizeBytes', 'format', 'sensitiveData', 'governance'] as const;

function dataset(item: Readonly<Record<string, unknown>>): object {
  const texts = DATASET_TEXT.flatMap((key) => {
    const value = member(item, key);
    return typeof value === 'string' && value !== '' ? [[key, value] as const] : [];
  });
  const batches = asList(member(item, 'batches')).filter(isRecord).map(batch);
  return {
    ...Object.fromEntries(texts),
    ...pick(item, DATASET_FACTS),
    ...(batches.length > 0 ? { batches } : {}),
  };
}

function batch(item: Readonly<Record<string, unknown>>): object {
  const kept = ['name', 'digest', 'rows', 'sizeBytes'].flatMap((key) => {
    const value = member(item, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

function metric(item: Readonly<Record<string, unknown>>): object {
  return {
    type: member(item, 'name') ?? member(item, 'type') ?? null,
    value: member(item, 'value') ?? null,
    slice: member(item, 'split') ?? member(item, 'slice') ?? null,
    dataset: member(item, 'dataset') ?? null,
  };
}
