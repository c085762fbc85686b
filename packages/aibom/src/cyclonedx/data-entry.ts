import type { JsonObject, JsonValue } from '@weighbridge/core';
import type { Dataset } from '../datasets.ts';
import { asList, cleanName, cleanText, isRecord, member, plainText } from '../text.ts';
import { webLink } from './components.ts';
import { property } from './properties.ts';

/** Who is responsible for data, in the three roles that CycloneDX has. */
export const DATA_ROLES = ['custodians', 'stewards', 'owners'] as const;

/** Facts of the contents as a whole that CycloneDX has no member for. */
export const CONTENT_FACTS = ['rows', 'sizeBytes', 'format'] as const;

/** The `data` entry of a data set: its contents, how sensitive it is, and who is responsible for it. */
export function dataEntry(dataset: Dataset): JsonObject {
  const description = dataset.text('description');
  const classification = dataset.text('classification');
  const sensitiveData = asList(dataset.first('sensitiveData'))
    .map((item) => cleanText(plainText(item), 1_000))
    .filter((text) => text !== '');
  const [contents, governance] = [contentsOf(dataset), governanceOf(dataset.first('governance'))];
  return {
    type: 'dataset',
    name: dataset.name,
    ...(contents === undefined ? {} : { contents }),
    ...(classification === undefined ? {} : { classification: cleanName(classification) }),
    ...(sensitiveData.length > 0 ? { sensitiveData } : {}),
    ...(description === undefined ? {} : { description: cleanText(description, 1_000) }),
    ...(governance === undefined ? {} : { governance }),
  };
}

function contentsOf(dataset: Dataset): JsonObject | undefined {
  const url = webLink(dataset.text('source'));
  const properties = CONTENT_FACTS.flatMap((name) => {
    const value = dataset.first(name);
    return typeof value === 'string' || typeof value === 'number' ? [property(name, value)] : [];
  });
  if (url === undefined && properties.length === 0) return undefined;
  return {
    ...(url === undefined ? {} : { url }),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

function governanceOf(value: unknown): JsonObject | undefined {
  const roles = DATA_ROLES.flatMap((role) => {
    const parties = asList(member(value, role)).flatMap(partyOf);
    return parties.length > 0 ? [[role, parties] as const] : [];
  });
  return roles.length > 0 ? Object.fromEntries(roles) : undefined;
}

const EMAIL = /^[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}$/i;

/** `{ organization }`, or a person by name, with an email address where one is given. */
function partyOf(value: unknown): readonly JsonObject[] {
  const organization = cleanName(plainText(member(value, 'organization')));
  if (organization !== '') return [{ organization: { name: organization } }];
  const name = cleanName(plainText(isRecord(value) ? member(value, 'name') : value));
  const email = plainText(member(value, 'email'));
  const contact: Record<string, JsonValue> = {
    ...(name === '' ? {} : { name }),
    ...(EMAIL.test(email) ? { email } : {}),
  };
  return Object.keys(contact).length > 0 ? [{ contact }] : [];
}
