import type { PredicateFacts, VerifiedAttestation } from '@weighbridge/model-signing/attestation';
import { plural } from '@weighbridge/report';
import type { Fact } from '@weighbridge/report';

type Facts<Kind extends PredicateFacts['kind']> = Extract<PredicateFacts, { readonly kind: Kind }>;

/** Registry: what a statement says, by the kind of its predicate. */
const FACTS: {
  readonly [Kind in PredicateFacts['kind']]: (
    facts: Facts<Kind>,
  ) => readonly (readonly [name: string, value: string])[];
} = {
  provenance: ({ builder, buildType, source }) => [
    ['built by', builder],
    ['built as', buildType],
    ['source', sourceText(source)],
  ],
  summary: (facts) => [
    ['verifier', facts.verifier],
    ['result', `${facts.result} for ${facts.resourceUri}`],
    ['levels', facts.levels.join(', ')],
    ['policy', facts.policy.uri ?? 'not named'],
    ['at', facts.timeVerified ?? 'not known'],
    ...endOf(facts),
  ],
  'verification-result': (facts) => [
    ['verifier', facts.verifier],
    ['properties', facts.properties.join(', ')],
    ['at', facts.timeCreated],
    ...endOf(facts),
  ],
  bom: ({ specVersion, components }) => [
    ['bill', `CycloneDX ${specVersion}, ${plural(components, 'component')}`],
  ],
  posture: ({ model, outcome, policy, assessedAt }) => [
    ['model', model],
    ['outcome', `${outcome} under ${policy.name}`],
    ['at', assessedAt],
    ['note', 'claimed, not computed again: weighbridge verify posture does that'],
  ],
  evidence: ({ items }) => [
    ['evidence', `${plural(items.length, 'item')}; weighbridge weigh takes it`],
  ],
  raw: () => [['says', 'a predicate of a type that is not known here; --format json shows it']],
};

/** What the statement says, one line per fact. */
export function predicateFacts<Kind extends PredicateFacts['kind']>(
  facts: Facts<Kind>,
): readonly Fact[] {
  return FACTS[facts.kind as Kind](facts).map(([name, value]) => ({ name, value }));
}

/** The statement's subjects among those that were asked for. */
export function subjectFact({ matched, subjects }: VerifiedAttestation): Fact {
  return {
    name: 'about',
    value: `${plural(subjects.length, 'subject')}; the requested ones:`,
    names: matched.map(
      ({ name, digest }) =>
        `${name ?? '(no name)'} ${Object.entries(digest)
          .map(([kind, hex]) => `${kind}:${hex}`)
          .join(' ')}`,
    ),
  };
}

function endOf({ endsAt }: { readonly endsAt?: string }): readonly (readonly [string, string])[] {
  return endsAt === undefined ? [] : [['holds until', endsAt]];
}

function sourceText(source: Facts<'provenance'>['source']): string {
  if (source === undefined) return 'not stated';
  const parts = [source.repository, source.ref ?? '', ...source.commits.slice(0, 1)];
  return parts.filter((part) => part !== '').join(' ');
}
