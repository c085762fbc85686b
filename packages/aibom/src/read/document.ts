import { AibomError } from '../error.ts';
import { hasTooManyValues, MAX_JSON_VALUES } from '../json-budget.ts';
import { isRecord, member } from '../text.ts';
import { isTooDeep, MAX_DEPTH } from '../validation/depth.ts';
import { SPEC_VERSIONS } from '../validation/schemas.ts';
import type { SpecVersion } from '../validation/schemas.ts';
import type { BomLimits } from './limits.ts';

/** A readable CycloneDX document: bounded, of a known version, with its parts identified. */
export interface BomDocument {
  readonly json: Readonly<Record<string, unknown>>;
  readonly specVersion: SpecVersion;
}

/**
 * Reads text or bytes as a CycloneDX document.
 *
 * @throws {AibomError} TOO_LARGE, NOT_JSON, TOO_DEEP, NOT_CYCLONEDX or UNKNOWN_SPEC, with a `pointer` in its
 *   details where there is one
 */
export function parseDocument(input: string | Uint8Array, limits: BomLimits): BomDocument {
  const json = parseJson(decode(input, limits));
  if (isTooDeep(json)) throw new AibomError('TOO_DEEP', `nests deeper than ${MAX_DEPTH} levels`);
  if (!isRecord(json) || member(json, 'bomFormat') !== 'CycloneDX') {
    throw new AibomError('NOT_CYCLONEDX', 'bomFormat is not CycloneDX', at('/bomFormat'));
  }
  const specVersion = SPEC_VERSIONS.find((version) => version === member(json, 'specVersion'));
  if (specVersion === undefined) {
    const known = SPEC_VERSIONS.join(', ');
    throw new AibomError('UNKNOWN_SPEC', `specVersion must be one of ${known}`, at('/specVersion'));
  }
  return { json, specVersion };
}

function at(pointer: string) {
  return { details: { pointer } };
}

function decode(input: string | Uint8Array, { maxBytes }: BomLimits): string {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > maxBytes) {
    const message = `has ${size} bytes; the limit is ${maxBytes}`;
    throw new AibomError('TOO_LARGE', message, { details: { sizeBytes: size, maxBytes } });
  }
  if (typeof input === 'string') return input;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch (cause) {
    throw new AibomError('NOT_JSON', 'is not UTF-8 text', { cause });
  }
}

function parseJson(text: string): unknown {
  if (hasTooManyValues(text)) {
    throw new AibomError('TOO_LARGE', `holds more than ${MAX_JSON_VALUES} values`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (cause) {
    const position = /position (\d+)/.exec(String((cause as Error).message))?.[1];
    const where = position === undefined ? {} : { details: { offset: Number(position) } };
    throw new AibomError('NOT_JSON', 'is not JSON', { cause, ...where });
  }
}
