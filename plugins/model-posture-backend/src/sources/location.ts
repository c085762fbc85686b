import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import { SourceProblem } from './problem.ts';

/** Where the annotation says that a model is. */
export interface ModelLocation {
  readonly source: string;
  /** `/`-separated, relative, no empty, `.` or `..` segment. */
  readonly path: string;
}

/** Maximum length of an annotation, UTF-16 code units (CWE-770). */
export const MAX_LOCATION_LENGTH = 1024;

/**
 * Reads `<source>/<folder>`, for instance `estate/fraud-scorer/v7`.
 *
 * @throws {SourceProblem} NOT_LOCATED for any other shape, OUTSIDE_ROOT for `..` and the like (CWE-22)
 */
export function parseLocation(text: string | undefined): ModelLocation {
  if (text === undefined) {
    throw new SourceProblem(
      'NOT_LOCATED',
      `nothing says where this model is: set the annotation ${MODEL_ANNOTATION} to <source>/<folder>`,
    );
  }
  if (text.length > MAX_LOCATION_LENGTH || /[\u0000-\u001f\u007f\\\p{Cs}\ufffd]/u.test(text)) {
    throw shape('it is too long or contains a backslash or characters that no name has');
  }
  const [source = '', ...segments] = text.split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) {
    throw new SourceProblem(
      'OUTSIDE_ROOT',
      `${MODEL_ANNOTATION} must not contain . or .. segments`,
    );
  }
  if (source === '' || segments.length === 0 || segments.includes('')) {
    throw shape('it has an empty part or no folder');
  }
  return { source, path: segments.join('/') };
}

function shape(why: string): SourceProblem {
  return new SourceProblem('NOT_LOCATED', `${MODEL_ANNOTATION} must be <source>/<folder>: ${why}`);
}
