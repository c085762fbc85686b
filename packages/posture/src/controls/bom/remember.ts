import type { Memorable } from '../../control.ts';
import { told } from '../shared/remember.ts';
import { isObject, member, objectsOf, textOf } from '../shared/shape.ts';

/** `bom/cyclonedx` and `bom/claims` of a bill that came with the model. */
export const rememberBom: Memorable = {
  filesIn: (payload) => told(payload, payload),
  documentsIn: (payload) => [textOf(payload, 'path')].filter((path) => path !== ''),
  answer: 'or once a bill of materials that lists these bytes stands at the same path',
};

/** `bom/licence`: what each document says of the licence. */
export const rememberLicences: Memorable = {
  filesIn(payload) {
    const licences = objectsOf(payload, 'licences');
    if (licences === undefined) return [];
    const byFile = Map.groupBy(licences, (each) => JSON.stringify(member(each, 'file') ?? null));
    return Array.from(byFile.values()).flatMap((said) => {
      const file = member(said[0] ?? {}, 'file');
      return isObject(file)
        ? told({ path: textOf(file, 'path'), file: member(file, 'digest') }, { licences: said })
        : [];
    });
  },
  documentsIn(payload) {
    const documents = member(payload, 'documents');
    return Array.isArray(documents)
      ? documents.filter((path): path is string => typeof path === 'string')
      : [];
  },
  answer: 'or once a document stands at the same path again',
};
