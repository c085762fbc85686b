import { canonicalJson } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asList, isRecord, member } from '../text.ts';
import { isPropertyOf, property } from './properties.ts';

/** Prefix of the properties that hold what CycloneDX 1.7 has a member for and 1.6 does not. */
const NEWER = '1.7:';
const SCHEMA = (version: string) => `http://cyclonedx.org/schema/bom-${version}.schema.json`;

/** Members of a component that 1.6 lacks; it has `licenses`, but without mixing expressions and ids. */
const COMPONENT_MEMBERS = ['isExternal', 'versionRange', 'licenses'] as const;

/** An object under construction. */
type Draft = Record<string, JsonValue | undefined>;

/** Members of a component that hold components. */
const PEDIGREE = ['ancestors', 'descendants', 'variants'] as const;

/**
 * A 1.7 document of ours as 1.6. Properties `weighbridge:1.7:<member>` hold what 1.6 cannot express.
 *
 * | 1.7 | 1.6 |
 * |---|---|
 * | `/citations` | one property `weighbridge:1.7:citations` of the document for each, canonical JSON |
 * | `isExternal`, `versionRange` of a component | a property of the component, canonical JSON |
 * | licence expressions together with ids or other expressions | all of them in a property of the component; `licenses` keeps the ids, or else the first expression |
 */
export function toSpec16(bom: JsonObject): JsonObject {
  const { citations, ...rest } = mapComponents(bom, lowerComponent);
  const cited = asList(citations).map((one) => newer('citations', one as JsonValue));
  return {
    ...rest,
    $schema: SCHEMA('1.6'),
    specVersion: '1.6',
    ...(cited.length > 0 ? { properties: [...listOf(rest, 'properties'), ...cited] } : {}),
  };
}

/** The 1.7 document that `toSpec16` converted. Properties that it would not have written stay as they are. */
export function fromSpec16(bom: JsonObject): JsonObject {
  const { properties, ...rest } = mapComponents(bom, raiseComponent);
  const { values, others } = takeNewer(properties, 'citations');
  return {
    ...rest,
    $schema: SCHEMA('1.7'),
    specVersion: '1.7',
    ...(values.length > 0 ? { citations: values } : {}),
    ...(others.length > 0 || (values.length === 0 && properties !== undefined)
      ? { properties: others }
      : {}),
  };
}

function lowerComponent(component: JsonObject): JsonObject {
  const lowered: Draft = { ...component };
  const carried: JsonValue[] = [];
  for (const name of COMPONENT_MEMBERS) {
    const value = component[name];
    if (value === undefined || (name === 'licenses' && areLicences16(value))) continue;
    carried.push(newer(name, value));
    if (name === 'licenses') lowered[name] = licences16(value);
    else delete lowered[name];
  }
  if (carried.length > 0) lowered['properties'] = [...listOf(component, 'properties'), ...carried];
  return lowered;
}

function raiseComponent(component: JsonObject): JsonObject {
  const raised: Draft = { ...component };
  for (const name of COMPONENT_MEMBERS) {
    const { values, others } = takeNewer(raised['properties'], name);
    const [value] = values;
    if (value === undefined || values.length > 1 || !couldBe(name, value, component)) continue;
    raised[name] = value;
    if (others.length > 0) raised['properties'] = others;
    else delete raised['properties'];
  }
  return raised;
}

/** Whether converting that value to 1.6 gives what the component has now; if not, one of the two was changed. */
function couldBe(name: (typeof COMPONENT_MEMBERS)[number], value: JsonValue, now: JsonObject) {
  if (name !== 'licenses') return !Object.hasOwn(now, name);
  return (
    Array.isArray(value) &&
    !areLicences16(value) &&
    canonicalJson(licences16(value)) === canonicalJson(now[name] ?? null)
  );
}

/** Whether the value is what 1.6 allows: only ids and names, or a single expression. */
function areLicences16(value: JsonValue): boolean {
  const expressions = asList(value).filter((item) => member(item, 'expression') !== undefined);
  return expressions.length === 0 || (expressions.length === 1 && asList(value).length === 1);
}

function licences16(value: JsonValue): readonly JsonValue[] {
  const all = asList(value) as readonly JsonValue[];
  const plain = all.filter((item) => member(item, 'expression') === undefined);
  return plain.length > 0 ? plain : all.slice(0, 1);
}

function newer(name: string, value: JsonValue): JsonObject {
  return property(`${NEWER}${name}`, canonicalJson(value));
}

/** The values of one member's properties, and the properties that do not belong to it. */
function takeNewer(properties: JsonValue | undefined, name: string) {
  const values: JsonValue[] = [];
  const others: JsonValue[] = [];
  for (const item of asList(properties) as readonly JsonValue[]) {
    const value = isPropertyOf(item, `${NEWER}${name}`) ? parsed(member(item, 'value')) : undefined;
    if (value === undefined) others.push(item);
    else values.push(value);
  }
  return { values, others };
}

function parsed(text: unknown): JsonValue | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The document with every component, at any depth, changed. */
function mapComponents(bom: JsonObject, change: (component: JsonObject) => JsonObject): JsonObject {
  const one = (value: JsonValue): JsonValue => {
    if (!isRecord(value)) return value;
    const nested: Draft = { ...(value as JsonObject) };
    mapMember(nested, 'components', one);
    const pedigree = nested['pedigree'];
    if (isRecord(pedigree)) {
      const mapped: Draft = { ...(pedigree as JsonObject) };
      for (const name of PEDIGREE) mapMember(mapped, name, one);
      nested['pedigree'] = mapped;
    }
    return change(nested);
  };
  const mapped: Draft = { ...bom };
  mapMember(mapped, 'components', one);
  const metadata = mapped['metadata'];
  if (isRecord(metadata) && isRecord(metadata['component'])) {
    mapped['metadata'] = {
      ...(metadata as JsonObject),
      component: one(metadata['component'] as JsonObject),
    };
  }
  return mapped;
}

function mapMember(owner: Draft, name: string, map: (value: JsonValue) => JsonValue): void {
  const list = owner[name];
  if (Array.isArray(list)) owner[name] = (list as readonly JsonValue[]).map(map);
}

function listOf(owner: JsonObject, name: string): readonly JsonValue[] {
  return asList(owner[name]) as readonly JsonValue[];
}
