import type { Finding, Tier } from '@weighbridge/core';
import { count, plural, tierWord } from '@weighbridge/core/view';
import type { Mood } from '@weighbridge/core/view';
import { bytes, place } from '../pretty/text.ts';
import type { ReportTool, ReportTotals } from '../report.ts';
import type { RenderOptions } from '../reporter.ts';
import { h, link } from './node.ts';
import type { Child, Html } from './node.ts';

const DEFAULT_MAX_FINDINGS = 200;

const LEVEL_MOODS: Readonly<Record<Finding['level'], Mood>> = {
  error: 'bad',
  warning: 'unsure',
  note: 'quiet',
  none: 'quiet',
};

/** A sign with its word, in its colour. */
export function chip(sign: string, word: string, mood: Mood): Html {
  return h(
    'span',
    { class: `chip ${mood}` },
    h('span', { 'aria-hidden': 'true' }, `${sign} `),
    word,
  );
}

/** Pairs of a name and a value; a pair without a value is left out. */
export function facts(pairs: readonly (readonly [name: string, value: Child])[]): Html {
  const filled = pairs.filter(([, value]) => value !== undefined);
  return h(
    'dl',
    { class: 'facts' },
    filled.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

/** One entry per finding: where, what, and what to do. */
export function findingList(findings: readonly Finding[], options: RenderOptions): Child {
  if (findings.length === 0) return undefined;
  const most = options.maxFindings ?? DEFAULT_MAX_FINDINGS;
  const rest = findings.length - most;
  return [
    h('ul', { class: 'findings' }, findings.slice(0, most).map(findingItem)),
    rest > 0
      ? h('p', { class: 'soft' }, `… and ${count(rest)} more; the JSON report lists all.`)
      : undefined,
  ];
}

function findingItem(finding: Finding): Html {
  const { kind, level, locations, message, ruleId, remediation, citations = [] } = finding;
  const mood = LEVEL_MOODS[level];
  const lead = kind === 'fail' ? level : kind;
  return h(
    'li',
    { class: mood },
    h('p', {}, h('span', { class: `word ${mood}` }, lead), ' ', message),
    locations.map((each) => h('p', {}, h('code', {}, place(each)))),
    remediation === undefined ? undefined : h('p', {}, '→ ', remediation),
    h(
      'p',
      { class: 'soft' },
      h('code', {}, ruleId),
      citations.map((citation) => [' · ', link(citation)]),
    ),
  );
}

/** How much was looked at, and by which program. */
export function measure(tool: ReportTool, totals: ReportTotals): string {
  const { files, totalBytes, skipped = 0 } = totals;
  const parts = [`${tool.name} ${tool.version}`, plural(files, 'file'), bytes(totalBytes)];
  if (skipped > 0) parts.push(`${count(skipped)} ${skipped === 1 ? 'entry' : 'entries'} not read`);
  return parts.join(' · ');
}

/** A word in the colour of its mood. */
export function mark(word: string, mood: Mood): Html {
  return h('span', { class: `word ${mood}` }, word);
}

/** How something is known. */
export function tierMark(tier: Tier): Html {
  const { word, mood } = tierWord(tier);
  return mark(word, mood);
}

/** A table with a caption for screen readers. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly Child[])[],
): Html {
  return h(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          header.map((each) => h('th', { scope: 'col' }, each)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((cells) =>
          h(
            'tr',
            {},
            cells.map((cell, at) => h('td', { 'data-head': header[at] ?? '' }, cell)),
          ),
        ),
      ),
    ),
  );
}
