import type { PipelineProvenancePayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut } from '../../text.ts';
import { judgeVerification, unsaid } from '../shared/verification.ts';

/** What `pipeline/provenance` says to WB-PIP-1: whether an allowed pipeline made these bytes. */
export function judgeProvenance(payload: PipelineProvenancePayload, policy: Policy): Judgement {
  const answer = judgeVerification(payload, policy, 'The provenance is');
  if ('outcome' in answer) return answer;
  const { path, subjectDigest, builder: by, source: from } = payload;
  if (subjectDigest === null) {
    return {
      outcome: 'adverse',
      message: 'The provenance is about other bytes than these.',
      remedy: `Ask whoever made the model for the provenance of these bytes, in place of ${fileOf(path)}.`,
    };
  }
  if (subjectDigest === undefined) return unsaid('subjectDigest');
  const { provenance } = policy;
  if (provenance === undefined) {
    return inconclusive('The policy names no builders and sources.', NAME_THEM);
  }
  const builder = judgeUri('builder', by, provenance.builders, path);
  if (typeof builder !== 'string') return builder;
  const source = judgeUri('source', from, provenance.sources, path);
  if (typeof source !== 'string') return source;
  return { outcome: 'supports', message: `${cut(builder)} made these bytes from ${cut(source)}.` };
}

/** The builder or the source if the policy allows it, otherwise what is wrong with it. */
function judgeUri(
  name: 'builder' | 'source',
  uri: string | null | undefined,
  allowed: readonly string[],
  path: string,
): string | Judgement {
  if (uri === undefined) return unsaid(name);
  if (uri === null || uri === '') {
    return inconclusive(
      `The provenance names no ${name}.`,
      `Ask whoever made the model for provenance that names its ${name}, in place of ${fileOf(path)}.`,
    );
  }
  if (allowed.length === 0) return inconclusive(`The policy names no ${name}s.`, NAME_THEM);
  if (allowed.includes(uri)) return uri;
  const message = `The policy does not allow the ${name} ${cut(uri)}.`;
  const remedy = `Take the model from a ${name} that the policy allows, or allow ${cut(uri)} there (${fileOf(path)}).`;
  return { outcome: 'adverse', message, remedy };
}

const NAME_THEM = 'Name in the policy the builders and sources that are allowed (provenance).';

function fileOf(path: string): string {
  return cut(path) || 'the one that is here';
}

function inconclusive(message: string, remedy: string): Judgement {
  return { outcome: 'inconclusive', message, remedy };
}
