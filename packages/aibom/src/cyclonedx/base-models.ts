import { claimsOf } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { byCodeUnits, cleanName, member, plainText } from '../text.ts';
import type { BuiltComponent } from './components.ts';
import type { Cdx } from './library.ts';
import { parsePurl, repositoryPurl } from './purl.ts';
import { baseModelRef } from './refs.ts';

/** A model that this one was made from. */
export interface BaseModel {
  readonly name: string;
  readonly relation?: string;
  readonly revision?: string;
  /** Its package URL, where the source gives one. */
  readonly purl?: string;
  readonly locator: string;
}

/** The models that this one was made from, each once, by name; the hub does not distinguish names by case. */
export function baseModelsOf(description: BomDescription): readonly BaseModel[] {
  const byName = new Map<string, BaseModel>();
  for (const { value, locator } of claimsOf(description, 'model.baseModel')) {
    const name = member(value, 'name');
    if (typeof name !== 'string' || cleanName(name) === '') continue;
    const [relation, revision] = [member(value, 'relation'), member(value, 'revision')];
    const purl = parsePurl(plainText(member(value, 'purl')));
    const key = cleanName(name).toLowerCase();
    const known = byName.get(key);
    byName.set(key, {
      name: cleanName(name),
      locator,
      ...(typeof relation === 'string' ? { relation: cleanName(relation) } : {}),
      ...(typeof revision === 'string' ? { revision: cleanName(revision) } : {}),
      ...(purl === undefined ? {} : { purl }),
      ...known,
    });
  }
  return [...byName.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

/**
 * A base model as a component. An adapter is useless without its base, which the BOM then marks as provided from
 * outside.
 */
export function baseComponent(cdx: Cdx, base: BaseModel): BuiltComponent {
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

/** Version and package URL of a base model, where its name is that of a hub repository. */
export function baseIdentity(base: BaseModel): {
  readonly version?: string;
  readonly purl?: string;
} {
  const purl = base.purl ?? parsePurl(base.name) ?? repositoryPurl(base.name, base.revision);
  return {
    ...(base.revision === undefined ? {} : { version: base.revision }),
    ...(purl === undefined ? {} : { purl }),
  };
}
