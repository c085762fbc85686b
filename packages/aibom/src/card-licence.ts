import { isPlaceholder, isUnfilled, statedTexts, textAmong } from './card-values.ts';
import { CARD } from './card.ts';
import type { ClaimList } from './extractor.ts';
import { LICENCE_PROBLEM } from './licences/problem.ts';
import { asList, at } from './text.ts';
import type { DoubledMember } from './yaml-mapping.ts';

type Card = Readonly<Record<string, unknown>>;

/** The member that hubs read, then those that people write in its place. */
const KEYS = ['license', 'licence', 'licenses'] as const;
/** Members of a mapping that hold the name of a licence, best first. */
const NAMES = [
  'spdx',
  'spdx_id',
  'id',
  'identifier',
  'license',
  'licence',
  'name',
  'type',
] as const;
const STRANGE = 'states a licence in a form that is not understood';

/**
 * The licences that a card states, including those that a second member overrules, so that it cannot hide a licence
 * that the policy denies. A value that is not understood is reported.
 *
 * @see https://huggingface.co/docs/hub/repositories-licenses
 */
export function addCardLicence(
  list: ClaimList,
  card: Card,
  doubled: readonly DoubledMember[],
): void {
  const key = KEYS.find((name) => asList(card[name]).length > 0) ?? 'license';
  const [name] = statedTexts(card['license_name']);
  const { texts, isStrange } = licencesIn(card[key]);
  for (const text of texts) addStated(list, text, name, key);
  for (const link of statedTexts(card['license_link']))
    list.add('model.licenceLink', link, at(CARD, 'license_link'));
  const names = texts.some(isOtherLicence) ? [key, 'license_name'] : [key];
  const overruled = overruledBy(doubled, names);
  for (const text of overruled.texts) list.add('model.licenceOverruled', text, at(CARD, key));
  if (isStrange || overruled.isStrange) list.add(LICENCE_PROBLEM, STRANGE, CARD, 'measured');
}

function overruledBy(doubled: readonly DoubledMember[], names: readonly string[]): Stated {
  const earlier = doubled.filter(({ name }) => names.includes(name));
  return licencesIn(earlier.flatMap((each) => each.earlier).flatMap(asList));
}

function addStated(list: ClaimList, text: string, name: string | undefined, key: string): void {
  const named = isOtherLicence(text) ? name : undefined;
  list.add('model.licence', named ?? text, at(CARD, named === undefined ? key : 'license_name'));
}

/** `other` means that the licence's name is in another member. */
function isOtherLicence(text: string): boolean {
  return text.toLowerCase() === 'other';
}

interface Stated {
  readonly texts: readonly string[];
  /** Whether there is a value that is not a licence. */
  readonly isStrange: boolean;
}

/** A number or a boolean is not a licence; a mapping is one through its name. */
function licencesIn(value: unknown): Stated {
  const found = asList(value)
    .filter((item) => item !== null && !isUnfilled(item))
    .map((item) => (typeof item === 'string' ? item : textAmong(item, NAMES)));
  const texts = found.filter((text) => text !== undefined);
  return {
    texts: texts.map((text) => text.trim()).filter((text) => text !== '' && !isPlaceholder(text)),
    isStrange: texts.length < found.length,
  };
}
