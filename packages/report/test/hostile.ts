import type { Finding } from '@weighbridge/core';
import fc from 'fast-check';
import type { BomReport, PostureReport } from '../src/report.ts';
import { BOM_REPORT } from './other-reports.ts';
import { WAIVED_REPORT } from './reports.ts';

/** Pieces that mean something to a page, a code host, a parser or a terminal. */
const PIECES = [
  '<script>fetch("https://evil.example")</script>',
  '<img src=x onerror=alert(1)>',
  '</code></pre></td></table></details><h1>ADMITTED</h1>',
  '<!-- ',
  ']]>',
  '&lt;b&gt;&#x3C;i&#62;',
  '![pixel](https://evil.example/p.png)',
  '[click](javascript:alert(1))',
  '<https://evil.example>',
  'www.evil.example',
  'https://evil.example/x',
  'someone@evil.example',
  '@security-team',
  '#1234',
  'GH-12',
  ':tada:',
  '`',
  '```',
  '|',
  '\\|',
  '\\',
  '\n',
  '\r\n',
  '\n\n# ADMITTED\n\n',
  '\n- ',
  '\n| a | b |\n|---|---|\n',
  '\t',
  '    ',
  '1. ',
  '> ',
  '***',
  '~~x~~',
  '[^1]',
  '\u001b]0;owned\u0007',
  '\u202egnp',
  '\u0000',
  '\ud800',
  '\ufffe',
  '"\' onmouseover="alert(1)',
  'plain words',
  'ünï ✓',
] as const;

/** Text that a model, a card or a catalog could contain. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...PIECES), weight: 4 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** A finding made of text from others. */
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    ruleId: hostileText,
    message: hostileText,
    path: hostileText,
    pointer: fc.option(hostileText, { nil: undefined }),
    remediation: fc.option(hostileText, { nil: undefined }),
    citation: hostileText,
  })
  .map(({ ruleId, message, path, pointer, remediation, citation }) => ({
    ruleId,
    kind: 'fail',
    level: 'error',
    message,
    locations: [{ path, ...(pointer === undefined ? {} : { pointer }) }],
    // Without makeFinding, which replaces invalid Unicode: a report may come from elsewhere.
    fingerprint: `sha256:${[...`${ruleId}${message}`].length}`,
    ...(remediation === undefined ? {} : { remediation }),
    citations: [citation],
  }));

/** A posture with text from others wherever that is possible. */
export const hostilePosture: fc.Arbitrary<PostureReport> = fc
  .record({
    findings: fc.array(hostileFinding, { maxLength: 4 }),
    text: hostileText,
    other: hostileText,
  })
  .map(({ findings, text, other }) => {
    const { posture } = WAIVED_REPORT;
    return {
      ...WAIVED_REPORT,
      name: text,
      tool: { name: 'weighbridge', version: other },
      findings,
      evidence: WAIVED_REPORT.evidence.map((each) => ({ ...each, locator: text, type: other })),
      controls: WAIVED_REPORT.controls.map((each) => ({ ...each, remediation: other })),
      posture: {
        ...posture,
        policy: { ...posture.policy, name: other },
        gate: { ...posture.gate, sentence: `ADMITTED WITH CONDITIONS under ${text}` },
        waivers: posture.waivers.map((use) => ({ ...use, id: other, message: text })),
        verdicts: posture.verdicts.map((verdict) => ({
          ...verdict,
          message: text,
          findings: verdict.status === 'fail' ? findings.map(({ fingerprint }) => fingerprint) : [],
          evidence: posture.evidence.map(({ id }) => id),
          ...(verdict.waiver === undefined
            ? {}
            : { waiver: { ...verdict.waiver, who: text, reason: other, id: other } }),
        })),
      },
    };
  });

/** A bill of materials made of text from others. */
export const hostileBom: fc.Arbitrary<BomReport> = fc
  .record({
    findings: fc.array(hostileFinding, { maxLength: 3 }),
    text: hostileText,
    other: hostileText,
  })
  .map(({ findings, text, other }) => ({
    ...BOM_REPORT,
    name: text,
    findings,
    claims: [{ field: other, value: text, tier: 'declared', locator: other }],
  }));
