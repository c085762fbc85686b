import { statedText, textAmong } from '../card-values.ts';
import { claimList } from '../claims.ts';
import { formatPurl } from '../cyclonedx/purl.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { asList, at, isRecord, member } from '../text.ts';

const PATH = 'package.json';

/** Texts that are taken as they are. */
const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['model.name', 'name'],
  ['model.version', 'version'],
  ['model.description', 'description'],
];
/** A package name, with an optional scope. */
const NAME = /^(?:(@[\w.~-]{1,100})\/)?([\w.~-]{1,214})$/;
/** A person as npm writes one: a name, then an email address and a page. */
const PERSON = /^([^<>()]{1,200}?)\s*(?:<[^<>]*>)?\s*(?:\([^()]*\))?$/;

/**
 * Name, version and people of the npm package in this folder. They belong to the package; that they also apply to the
 * model in it is inferred.
 */
export const packageManifest = defineExtractor({
  id: 'package-manifest',
  title: 'npm package.json',
  citations: ['https://docs.npmjs.com/cli/configuring-npm/package-json'],
  async extract(files) {
    const list = claimList('inferred', files.limits);
    if (!files.has(PATH)) return list;
    const manifest = await files.json(PATH);
    // A private package is an application with a model in it; its name is not the model's.
    if (!isRecord(manifest) || member(manifest, 'private') === true) return list;
    for (const [field, key] of TEXTS)
      list.add(field, statedText(member(manifest, key)), at(PATH, key));
    for (const key of ['author', 'contributors']) addPeople(list, manifest, key);
    addLink(list, 'website', statedText(member(manifest, 'homepage')), 'homepage');
    const repository = member(manifest, 'repository');
    const url = typeof repository === 'string' ? repository : textAmong(repository, ['url']);
    addLink(list, 'vcs', statedText(url)?.replace(/^git\+(?=https?:)/, ''), 'repository');
    addPurl(list, manifest);
    return list;
  },
});

function addLink(list: ClaimList, type: string, url: string | undefined, key: string): void {
  list.add('model.reference', url === undefined ? undefined : { type, url }, at(PATH, key));
}

function addPeople(
  list: ClaimList,
  manifest: Readonly<Record<string, unknown>>,
  key: string,
): void {
  for (const person of asList(member(manifest, key))) {
    const text = statedText(typeof person === 'string' ? person : textAmong(person, ['name']));
    list.add(
      'model.author',
      text === undefined ? undefined : PERSON.exec(text)?.[1],
      at(PATH, key),
    );
  }
}

/** The package by name and version, as the registry knows it. */
function addPurl(list: ClaimList, manifest: Readonly<Record<string, unknown>>): void {
  const [full, version] = ['name', 'version'].map((key) => statedText(member(manifest, key)));
  const [, namespace, name] = NAME.exec(full ?? '') ?? [];
  if (name === undefined || version === undefined) return;
  list.add('model.purl', formatPurl({ type: 'npm', namespace, name, version }), at(PATH, 'name'));
}
