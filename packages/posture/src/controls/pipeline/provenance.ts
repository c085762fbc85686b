import type { JsonObject } from '@weighbridge/core';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut } from '../../text.ts';
import { isDigest, member, misshapen, textOf } from '../shared/shape.ts';
import { judgeVerification } from '../shared/verification.ts';

/** What `pipeline/provenance` says to WB-PIP-1: whether an allowed pipeline made these bytes. */
export function judgeProvenance(payload: JsonObject, policy: Policy): Judgement {
  const answer = judgeVerification(payload, policy, 'The provenance is');
  if ('outcome' in answer) return answer;
  const subject = member(payload, 'subjectDigest');
  if (subject === null) {
    return {
      outcome: 'adverse',
      message: 'The provenance is about other bytes than these.',
      remedy: `Ask whoever made the model for the provenance of these bytes, in place of ${fileOf(payload)}.`,
    };
  }
  if (!isDigest(subject)) return misshapen('subjectDigest is missing or no digest');
  const { provenance } = policy;
  if (provenance === undefined) {
    return inconclusive('The policy names no builders and sources.', NAME_THEM);
  }
  const builder = judgeUri(payload, 'builder', provenance.builders);
  if (builder !== undefined) return builder;
  const source = judgeUri(payload, 'source', provenance.sources);
  if (source !== undefined) return source;
  return {
    outcome: 'supports',
    message: `${uriOf(payload, 'builder')} made these bytes from ${uriOf(payload, 'source')}.`,
  };
}

/** What is wrong with the builder or the source; undefined where the policy allows it. */
function judgeUri(
  payload: JsonObject,
  name: 'builder' | 'source',
  allowed: readonly string[],
): Judgement | undefined {
  const uri = member(payload, name);
  if (uri === null || uri === '') {
    return inconclusive(
      `The provenance names no ${name}.`,
      `Ask whoever made the model for provenance that names its ${name}, in place of ${fileOf(payload)}.`,
    );
  }
  if (typeof uri !== 'string') return misshapen(`${name} is missing or no text`);
  if (allowed.length === 0) return inconclusive(`The policy names no ${name}s.`, NAME_THEM);
  if (allowed.includes(uri)) return undefined;
  const message = `The policy does not allow the ${name} ${cut(uri)}.`;
  const remedy = `Take the model from a ${name} that the policy allows, or allow ${cut(uri)} there (${fileOf(payload)}).`;
  return { outcome: 'adverse', message, remedy };
}

function uriOf(payload: JsonObject, name: string): string {
  return cut(textOf(payload, name));
}

const NAME_THEM = 'Name in the policy the builders and sources that are allowed (provenance).';

function fileOf(payload: JsonObject): string {
  return cut(textOf(payload, 'path')) || 'the one that is here';
}

function inconclusive(message: string, remedy: string): Judgement {
  return { outcome: 'inconclusive', message, remedy };
}
