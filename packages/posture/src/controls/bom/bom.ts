import type { BomPayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';

/**
 * What `bom/cyclonedx` says to WB-BOM-1: whether the bill of materials is valid and about these bytes.
 *
 * A bill that was made here from the bytes says what they are, and that nobody else did. A policy can ask for one that
 * came with the model; a bill made here then leaves the control open.
 */
export function judgeBom(payload: BomPayload, policy: Policy): Judgement {
  const { valid, bound, origin, skippedCount: skipped = 0 } = payload;
  if (policy.bom === 'shipped' && origin !== 'shipped') return NOT_SHIPPED;
  return judgeAnswers(valid, bound) ?? judgeWhole(skipped, origin);
}

const NOT_SHIPPED: Judgement = {
  outcome: 'inconclusive',
  message:
    'No bill of materials came with the model. One was made from its bytes, and the policy asks for a shipped one.',
  remedy:
    'Ask whoever ships the model for a CycloneDX bill of materials with the digests of its files, and keep it in the folder.',
};

function judgeAnswers(valid: boolean | null, bound: boolean | null): Judgement | undefined {
  if (valid === false) {
    return {
      outcome: 'adverse',
      message: 'The bill of materials breaks the CycloneDX schema.',
      remedy: 'Have the bill of materials written again as valid CycloneDX, or take it out.',
    };
  }
  if (bound === false) {
    return {
      outcome: 'adverse',
      message: 'The bill of materials lists files other than those here.',
      remedy:
        'Have the bill of materials made again for the files that are here, or take out what does not belong to the model.',
    };
  }
  if (valid === null) {
    return {
      outcome: 'inconclusive',
      message: 'The bill of materials was not checked against its schema.',
      remedy: 'Weigh again, so that the bill of materials is checked.',
    };
  }
  if (bound === null) {
    return {
      outcome: 'inconclusive',
      message: 'The files were not hashed, so nothing binds the bill of materials to them.',
      remedy: 'Weigh again with hashing on.',
    };
  }
  return undefined;
}

function judgeWhole(skipped: number, origin: BomPayload['origin']): Judgement {
  if (skipped > 0) {
    return {
      outcome: 'inconclusive',
      message: `The bill of materials lists what was read, and ${skipped} of the folder's entries were not.`,
      remedy:
        'Put the files themselves where links and special files are, make them readable, and weigh again.',
    };
  }
  if (origin === 'generated') {
    return {
      outcome: 'supports',
      made: true,
      message:
        'No bill of materials came with the model; the one made from its bytes lists exactly these bytes.',
    };
  }
  return {
    outcome: 'supports',
    message: 'A valid bill of materials came with the model and lists exactly these bytes.',
  };
}
