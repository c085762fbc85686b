import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { hostileBom, hostilePosture } from './hostile.ts';
import { hostileDocument } from './planted-document.ts';
import { render } from './render.ts';
import type { Report } from './render.ts';
import { POSTURE_REPORT } from './reports.ts';

const OURS = new Set(
  'h2 h3 p strong code pre table thead tbody tr th td ul li br details summary sub'.split(' '),
);

/** As a code host renders it before sanitising: HTML and dangerous protocols are kept. */
function shown(report: Report): string {
  return micromark(render(report, 'markdown'), {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Names of all elements that an HTML parser would make. */
function elementsIn(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(/<\/?\s*([a-z!?][^\s/>]*)/gi), ([, name]) => name ?? ''));
}

function outsideOfCode(html: string): string {
  return html.replaceAll(/<code>[^<]*<\/code>/g, '');
}

test.for([
  ['posture', hostilePosture],
  ['bill of materials', hostileBom],
  ['document', hostileDocument],
] as const)('text from others stays text in a %s', ([, arbitrary]) => {
  fc.assert(
    fc.property(arbitrary as fc.Arbitrary<Report>, (report) => {
      const html = shown(report);
      expect([...elementsIn(html)].filter((name) => !OURS.has(name))).toEqual([]);
      const prose = outsideOfCode(html);
      // What code hosts turn into links, notices and pictures outside code.
      expect(prose).not.toMatch(/@|#\d|GH-\d|:\w+:|:\/\/|www\.|[\u0000-\u0008\u001b\u202e]/i);
    }),
    { numRuns: propertyRuns({ short: 60, long: 400 }) },
  );
});

test('no text from others adds a heading, a row or a verdict', () => {
  fc.assert(
    fc.property(hostilePosture, (report) => {
      const count = (tag: string) => shown(report).split(`<${tag}>`).length - 1;
      expect(count('h2')).toBe(1);
      expect(count('tr')).toBe(2 + 4);
      expect(count('details')).toBe(2);
    }),
    { numRuns: propertyRuns({ short: 40, long: 300 }) },
  );
});

test('messages can be read back, character by character', () => {
  const message = 'a | b ` c <i> & \\| d';
  const [finding] = POSTURE_REPORT.findings;
  const html = shown({
    ...POSTURE_REPORT,
    findings: [{ ...(finding as NonNullable<typeof finding>), message }],
  });
  expect(html).toContain('a | b ` c &lt;i&gt; &amp; \\| d');
});

test('lists the fails and unknowns first and collapses the rest', () => {
  const text = render(POSTURE_REPORT, 'markdown');
  expect(text.indexOf('WB-ART-2')).toBeLessThan(text.indexOf('<details>'));
  expect(text.indexOf('WB-BOM-1')).toBeGreaterThan(text.indexOf('<details>'));
});

test('lists as many findings as requested, and says how many more there are', () => {
  const [finding] = POSTURE_REPORT.findings;
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...(finding as NonNullable<typeof finding>),
    fingerprint: `sha256:${String(i).padStart(64, '0')}`,
  }));
  const text = render({ ...POSTURE_REPORT, findings: many }, 'markdown', { maxFindings: 5 });
  expect(text).toContain('and 25 more');
});
