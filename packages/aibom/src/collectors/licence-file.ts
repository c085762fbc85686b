import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import type { ClaimList } from '../collector.ts';
import { identifyLicence, MAX_LICENCE_TEXT } from '../licences/identify.ts';
import { LICENCE_PROBLEM } from '../licences/problem.ts';

const NAME = /^(licen[cs]e|copying|unlicense)([-._][a-z0-9._-]{1,40})?$/i;
/** Licence files looked at; a folder with more is not a model's. */
const MAX_FILES = 16;
const TOO_MANY = `is one of more than ${MAX_FILES} licence files`;

/** Licence texts at the model's root, told by their words. */
export const licenceFile = defineCollector({
  id: 'licence-file',
  title: 'Licence texts',
  citations: [
    'https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/',
  ],
  async collect(files) {
    const list = claimList('inferred', files.limits);
    const unread: string[] = [];
    const paths = files.files.map((file) => file.path).filter((path) => NAME.test(path));
    for (const path of paths.slice(0, MAX_FILES)) {
      const text = await files.text(path);
      if (text === undefined || text.length > MAX_LICENCE_TEXT) unread.push(path);
      else addText(list, path, text);
    }
    for (const path of unread)
      list.add(LICENCE_PROBLEM, 'could not be read whole', path, 'measured');
    const [beyond] = paths.slice(MAX_FILES);
    if (beyond !== undefined) list.add(LICENCE_PROBLEM, TOO_MANY, beyond, 'measured');
    return { claims: list.claims, unread };
  },
});

function addText(list: ClaimList, path: string, text: string): void {
  const identified = identifyLicence(text);
  for (const { id, tier } of identified) list.add('model.licence', id, `${path}@0`, tier);
  if (identified.length === 0) list.add('model.licenceFile', path, path, 'measured');
}
