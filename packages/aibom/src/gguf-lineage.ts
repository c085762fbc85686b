import { addBaseModel } from './base-model-claims.ts';
import { addDataset } from './dataset-claims.ts';
import type { ClaimList } from './extractor.ts';
import type { GgufEntries } from './gguf-entries.ts';
import { repositoryAt } from './hub/repository.ts';

/** Maximum number of parents and of data sets that are read; a header can declare any number (CWE-400). */
const MOST = 1_000;

/** The models that a GGUF file says it was made from. */
export function addBaseModels(list: ClaimList, entries: GgufEntries): void {
  const relation = entries.text('general.type') === 'adapter' ? { relation: 'adapter' } : {};
  for (const { name, version, locator } of named(entries, 'general.base_model', 'model')) {
    const revision = version === undefined ? {} : { revision: version };
    addBaseModel(list, name, { ...relation, ...revision }, locator);
  }
}

/** The data sets that a GGUF file says its model was trained on: numbered, or in the older list. */
export function addDatasets(list: ClaimList, entries: GgufEntries): void {
  for (const { name, version, locator } of named(entries, 'general.dataset', 'dataset'))
    addDataset(list, name, version === undefined ? {} : { version }, locator);
  for (const name of entries.texts('general.datasets'))
    addDataset(list, name, {}, entries.locator('general.datasets'));
}

interface Named {
  readonly name: string;
  readonly version?: string;
  readonly locator: string;
}

/** The numbered items below a key: by the name of their repository, which is an identity, or else by their own name. */
function named(entries: GgufEntries, key: string, kind: 'model' | 'dataset'): readonly Named[] {
  const count = Math.min(entries.number(`${key}.count`) ?? 0, MOST);
  const found: Named[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = `${key}.${i}`;
    const own = entries.firstOf(`${at}.name`, `${at}.repo_url`, `${at}.url`);
    if (own === undefined) continue;
    const name = repositoryAt(entries.text(`${at}.repo_url`) ?? '', kind)?.name ?? own.value;
    const version = entries.text(`${at}.version`);
    found.push({ name, locator: own.locator, ...(version === undefined ? {} : { version }) });
  }
  return found;
}
