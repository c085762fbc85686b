import fc from 'fast-check';

const DIGEST = `sha256:${'ab'.repeat(32)}` as const;
const AT = '2026-11-23T12:00:00Z';

const FAMILIES = [
  'integrity',
  'artifact',
  'bom',
  'data',
  'pipeline',
  'privacy',
  'deploy',
  'runtime',
  'confidentiality',
  'cloud',
] as const;
/** Values of a future catalogue that are unknown here; they are typed as today's. */
const NEW_FAMILY = 'quantum' as (typeof FAMILIES)[number];
const NEW_REASON = 'measured-twice' as 'error';

const UNSEEN = ['evidence-missing', 'no-collector', 'stale', 'error'] as const;

interface Words {
  readonly families: readonly (typeof FAMILIES)[number][];
  readonly unseen: readonly (typeof UNSEEN)[number][];
}

const TODAY: Words = { families: FAMILIES, unseen: UNSEEN };
const TO_COME: Words = {
  families: [...FAMILIES, ...FAMILIES, NEW_FAMILY],
  unseen: [...UNSEEN, NEW_REASON],
};

const sentences = (prefix: string) =>
  fc.integer({ min: 1, max: 9 }).map((number) => `${prefix} ${number}.`);

const controlOf = (families: readonly (typeof FAMILIES)[number][]) =>
  fc.record({
    version: fc.constant(1),
    family: fc.constantFrom(...families),
    title: sentences('The model is in order'),
    severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
    maxAgeDays: fc.constant(90),
    needs: fc.constant([{ type: 'artifact/formats', shows: 'what every file is.' }]),
    rules: fc.constant(['safetensors/']),
    remediation: sentences('Ask the catalogue'),
  });

const waiver = fc.record({
  who: fc.constant('ada'),
  reason: fc.constant('It is being repaired.'),
  ticket: fc.option(fc.constant('SEC-7'), { nil: undefined }),
  notAfter: fc.constantFrom('2026-12-01T00:00:00Z', '2027-01-12T08:30:00Z'),
});

const verdictOf = (words: Words) =>
  fc.record({
    isKnown: fc.constantFrom(true, true, true, true, false),
    isRequired: fc.boolean(),
    isAdvisory: fc.constantFrom(false, false, true),
    status: fc.constantFrom('pass', 'fail', 'unknown', 'not-applicable'),
    unseen: fc.constantFrom(...words.unseen),
    message: sentences('It was looked at'),
    remedy: fc.option(sentences('Repair it'), { nil: undefined }),
    tier: fc.constantFrom('verified', 'measured', 'declared', 'inferred', 'none'),
    waiver: fc.option(waiver, { nil: undefined }),
    control: controlOf(words.families),
  });

const OF_STATUS = {
  pass: 'evidence-supports',
  fail: 'evidence-adverse',
  'not-applicable': 'evidence-not-applicable',
} as const;

function judged(
  parts: ReturnType<typeof verdictOf> extends fc.Arbitrary<infer T> ? T : never,
  at: number,
) {
  const id = `WB-X-${at + 1}`;
  const { isKnown, isRequired, isAdvisory, status, unseen, message, remedy, tier } = parts;
  const isOpen = status === 'fail' || status === 'unknown';
  return {
    isRequired,
    isAdvisory: isAdvisory && !isRequired && status === 'fail',
    control: isKnown ? [{ ...parts.control, id }] : [],
    verdict: {
      control: id,
      status,
      reason: status === 'unknown' ? unseen : OF_STATUS[status],
      message,
      tier,
      evidence: [],
      findings: [],
      ...(isOpen && remedy !== undefined ? { remedy } : {}),
      ...(status === 'fail' && parts.waiver !== undefined
        ? { waiver: excuse(id, parts.waiver) }
        : {}),
    },
  };
}

function excuse(
  control: string,
  { ticket, ...rest }: typeof waiver extends fc.Arbitrary<infer T> ? T : never,
) {
  return {
    ...rest,
    ...(ticket === undefined ? {} : { ticket }),
    id: `W-${control}`,
    control,
    scope: { model: 'fraud' },
    issuedAt: AT,
  };
}

type Judged = ReturnType<typeof judged>;

function gateOf(all: readonly Judged[], holdsUntil: string | undefined) {
  const open = all.filter(
    ({ verdict: { status }, isRequired }) => status === 'unknown' && isRequired,
  );
  const fails = all.filter(({ verdict: { status } }) => status === 'fail');
  const waived = fails.filter(({ verdict }) => 'waiver' in verdict);
  const advisory = fails.filter(({ isAdvisory }) => isAdvisory);
  const used = waived.filter(({ isAdvisory }) => !isAdvisory);
  const refusing = fails.length - advisory.length - used.length;
  const outcome = outcomeOf({ refusing, open: open.length, used: used.length, all: fails.length });
  const because = all.filter((each) => fails.includes(each) || open.includes(each));
  return {
    outcome,
    sentence: 'What the gate says.',
    because: because.map(({ verdict: { control: id, status, reason } }) => ({
      control: id,
      status,
      reason,
    })),
    conditions:
      outcome === 'admit-with-conditions' ? used.map(({ verdict }) => `W-${verdict.control}`) : [],
    waived: waived.length,
    ...(advisory.length === 0 ? {} : advised(advisory)),
    ...(outcome.startsWith('admit') && holdsUntil !== undefined ? { holdsUntil } : {}),
  };
}

function advised(advisory: readonly Judged[]) {
  return {
    advisory: advisory.map(({ verdict }) => verdict.control),
    enforced: 'refuse' as const,
  };
}

function outcomeOf(fails: Readonly<Record<'refusing' | 'open' | 'used' | 'all', number>>) {
  if (fails.refusing > 0 || (fails.used > 0 && fails.open > 0)) return 'refuse' as const;
  if (fails.open > 0) return 'cannot-decide' as const;
  return fails.all > 0 ? ('admit-with-conditions' as const) : ('admit' as const);
}

function postureOf(all: readonly Judged[], holdsUntil: string | undefined) {
  const many = (status: string) => all.filter(({ verdict }) => verdict.status === status).length;
  return {
    type: 'https://weighbridge.dev/posture/v1' as const,
    subject: { model: 'fraud', digest: DIGEST },
    assessedAt: AT,
    previous: null,
    policy: { name: 'default', digest: DIGEST },
    catalogue: { version: '1', digest: DIGEST },
    gate: gateOf(all, holdsUntil),
    counts: {
      pass: many('pass'),
      fail: many('fail'),
      unknown: many('unknown'),
      notApplicable: many('not-applicable'),
      stale: all.filter(({ verdict }) => verdict.reason === 'stale').length,
    },
    coverage: {
      controls: all.length,
      verified: 0,
      measured: all.length,
      declared: 0,
      inferred: 0,
      none: 0,
    },
    verdicts: all.map((each) => each.verdict),
    evidence: [],
    findings: [],
    withdrawn: { evidence: [], findings: [], answered: { evidence: [], findings: [] } },
    remembered: [],
    waivers: [],
  };
}

const posturesIn = (words: Words) =>
  fc
    .record({
      verdicts: fc.array(verdictOf(words), { maxLength: 12 }),
      holdsUntil: fc.option(fc.constantFrom('2026-12-24T10:30:00Z', '2027-02-01T00:00:00.000Z'), {
        nil: undefined,
      }),
    })
    .map(({ verdicts, holdsUntil }) => {
      const all = verdicts.map(judged);
      return {
        posture: postureOf(all, holdsUntil),
        controls: all.flatMap((each) => each.control),
      };
    });

/**
 * Postures as an engine returns them, each with the current catalogue, which lacks some of the controls. All text
 * is harmless and can be found again in any report.
 */
export const postures = posturesIn(TODAY);

/** The same from a future version: some families and reasons are not today's. */
export const posturesToCome = posturesIn(TO_COME);
