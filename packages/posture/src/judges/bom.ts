import type { JsonObject } from '@weighbridge/core';
import type { Judgement } from '../control.ts';
import { member, misshapen } from './shape.ts';

/** What `bom/cyclonedx` says to WB-BOM-1: whether the bill of materials is valid and about these bytes. */
export function judgeBom(payload: JsonObject): Judgement {
  const valid = member(payload, 'valid');
  const bound = member(payload, 'bound');
  if (!isAnswer(valid) || !isAnswer(bound)) return misshapen('valid or bound is no answer');
  if (valid === false) {
    return { outcome: 'adverse', message: 'The bill of materials breaks the CycloneDX schema.' };
  }
  if (bound === false) {
    return {
      outcome: 'adverse',
      message: 'The bill of materials lists other files than those here.',
    };
  }
  if (valid === null) {
    return {
      outcome: 'inconclusive',
      message: 'The bill of materials was not checked against its schema.',
    };
  }
  if (bound === null) {
    return {
      outcome: 'inconclusive',
      message: 'The files were not hashed, so nothing binds the bill of materials to them.',
    };
  }
  return { outcome: 'supports', message: 'A valid bill of materials lists exactly these bytes.' };
}

function isAnswer(value: unknown): value is boolean | null {
  return value === null || typeof value === 'boolean';
}
