import type { PredicateFacts, VerifiedAttestation } from '@weighbridge/model-signing';
import { plural } from '@weighbridge/report';
import type { Page } from '@weighbridge/report';
import { addLine, addNames, addTitle, addVerdict } from '../../../output/lines.ts';
import type { Telling } from '../../../output/tell.ts';
import { addSigner, addWarnings, failedIn, withThreshold } from '../answer.ts';
import type { Headline } from '../answer.ts';
import type { Threshold } from '../fail-on.ts';

/** The answer to a statement that is genuine and says what it must. */
export function attestedTelling(
  file: string,
  verified: VerifiedAttestation,
  threshold: Threshold,
  files?: string,
): Telling {
  const { style, word, text } = withThreshold(headline(verified), threshold);
  return {
    kind: 'attestation',
    json: { verified: true, subject: file, ...verified, ...failedIn(threshold) },
    sentence: `${word}: a ${verified.predicateType} by ${verified.signer.name}`,
    page(page) {
      addTitle(page, file);
      addVerdict(page, style, word, text);
      page.gap();
      addSigner(page, verified.signer);
      addLine(page, 'states', verified.predicateType);
      addSubjects(page, verified);
      if (files !== undefined) addLine(page, 'files', files);
      for (const [label, text] of factLines(verified.facts)) addLine(page, label, text);
      addLine(page, 'payload', verified.payloadDigest);
      addWarnings(page, verified);
    },
  };
}

/** A posture is only read here: what it says is its signer's word, and no pass where the gate is shut. */
function headline({ facts }: VerifiedAttestation): Headline {
  if (facts.kind !== 'posture') {
    return {
      style: 'good',
      word: 'VERIFIED',
      text: 'the statement is genuine and says what it must',
    };
  }
  return {
    style: 'unsure',
    word: 'GENUINE',
    text: `its signer says ${facts.outcome}; whether that follows and still holds was not asked: weighbridge verify posture does that`,
  };
}

function addSubjects(page: Page, { matched, subjects }: VerifiedAttestation): void {
  const names = matched.map(
    ({ name, digest }) =>
      `${name ?? '(no name)'} ${Object.entries(digest)
        .map(([kind, hex]) => `${kind}:${hex}`)
        .join(' ')}`,
  );
  addNames(page, 'about', `${plural(subjects.length, 'subject')}, of which were asked for:`, names);
}

/** What the statement says, a line for each thing. */
function factLines(facts: PredicateFacts): readonly (readonly [label: string, text: string])[] {
  switch (facts.kind) {
    case 'provenance':
      return [
        ['built by', facts.builder],
        ['built as', facts.buildType],
        ['source', sourceText(facts.source)],
      ];
    case 'summary':
      return [
        ['verifier', facts.verifier],
        ['result', `${facts.result} for ${facts.resourceUri}`],
        ['levels', facts.levels.join(', ')],
        ['policy', facts.policy.uri ?? 'not named'],
        ['at', facts.timeVerified ?? 'not known'],
        ...endLine(facts),
      ];
    case 'verification-result':
      return [
        ['verifier', facts.verifier],
        ['properties', facts.properties.join(', ')],
        ['at', facts.timeCreated],
        ...endLine(facts),
      ];
    case 'bom':
      return [['bill', `CycloneDX ${facts.specVersion}, ${plural(facts.components, 'component')}`]];
    case 'posture':
      return [
        ['model', facts.model],
        ['outcome', `${facts.outcome} under ${facts.policy.name}`],
        ['at', facts.assessedAt],
        ['note', 'claimed, not computed again: weighbridge verify posture does that'],
      ];
    case 'evidence':
      return [['evidence', `${plural(facts.items.length, 'item')}; weighbridge weigh takes it`]];
    case 'raw':
      return [['says', 'a predicate of a type that is not known here; --format json shows it']];
  }
}

function endLine({
  endsAt,
}: {
  readonly endsAt?: string;
}): readonly (readonly [label: string, text: string])[] {
  return endsAt === undefined ? [] : [['holds until', endsAt]];
}

function sourceText(
  source:
    | { readonly repository: string; readonly ref?: string; readonly commits: readonly string[] }
    | undefined,
): string {
  if (source === undefined) return 'not stated';
  const parts = [source.repository, source.ref ?? '', ...source.commits.slice(0, 1)];
  return parts.filter((part) => part !== '').join(' ');
}
