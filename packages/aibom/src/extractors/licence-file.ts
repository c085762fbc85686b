import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { idInName, isLicenceFile } from '../licences/files.ts';
import { identifyLicence, MAX_LICENCE_TEXT } from '../licences/identify.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { LICENCE_PROBLEM } from '../licences/problem.ts';
import { statedLicence } from '../licences/stated.ts';

/** Maximum number of licence files that are read; no model's folder has more. */
const MAX_FILES = 16;
const TOO_MANY = `is one of more than ${MAX_FILES} licence files`;

/** Licence texts of the model, identified by their words, by a tag in them or by the name that REUSE gives them. */
export const licenceFile = defineExtractor({
  id: 'licence-file',
  title: 'Licence texts',
  citations: [
    'https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/',
    'https://reuse.software/spec-3.3/',
  ],
  async extract(files) {
    const list = claimList('inferred', files.limits);
    const unread: string[] = [];
    const paths = files.files.filter(isLicenceFile).map((file) => file.path);
    for (const path of paths.slice(0, MAX_FILES)) {
      const text = await files.text(path);
      if (text === undefined || text.length > MAX_LICENCE_TEXT) unread.push(path);
      else addText(list, path, text);
    }
    for (const path of unread)
      list.add(LICENCE_PROBLEM, 'could not be read in full', path, 'measured');
    const [beyond] = paths.slice(MAX_FILES);
    if (beyond !== undefined) list.add(LICENCE_PROBLEM, TOO_MANY, beyond, 'measured');
    return { claims: list.claims, unread };
  },
});

function addText(list: ClaimList, path: string, text: string): void {
  const identified = identifyLicence(text);
  for (const { id, tier } of identified) list.add('model.licence', id, `${path}@0`, tier);
  const stated = statedLicence(text) ?? (identified.length === 0 ? idInName(path) : undefined);
  const ids = identified.map(({ id }) => id);
  if (stated !== undefined && !ids.includes(normaliseLicence(stated).expression))
    list.add('model.licence', stated, `${path}@0`, 'declared');
  if (stated === undefined && identified.length === 0)
    list.add('model.licenceFile', path, path, 'measured');
}
