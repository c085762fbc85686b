import type { Counts } from '@weighbridge/core';
import { STATUS_WORDS } from '../words.ts';
import type { Word } from '../words.ts';
import { h } from './node.ts';
import type { Html } from './node.ts';

interface Share {
  readonly word: Word;
  readonly many: number;
  readonly note: string;
}

/** The four counts as a bar and as words; nothing is told by colour alone. */
export function countsBar(counts: Counts): readonly Html[] {
  const shares: readonly Share[] = [
    { word: STATUS_WORDS.pass, many: counts.pass, note: '' },
    { word: STATUS_WORDS.fail, many: counts.fail, note: '' },
    {
      word: STATUS_WORDS.unknown,
      many: counts.unknown,
      note: counts.stale === 0 ? '' : ` (${counts.stale} stale)`,
    },
    { word: STATUS_WORDS['not-applicable'], many: counts.notApplicable, note: '' },
  ];
  const legend = shares.map(({ word, many, note }) =>
    h(
      'li',
      {},
      h('span', { class: `word ${word.mood}` }, `${word.sign} ${many}`),
      ` ${word.word}${note}`,
    ),
  );
  return [bar(shares), h('ul', { class: 'legend' }, legend)];
}

function bar(shares: readonly Share[]): Html {
  const total = shares.reduce((sum, { many }) => sum + many, 0);
  let x = 0;
  const parts = shares.flatMap(({ word, many }) => {
    if (many === 0) return [];
    const from = x;
    const width = (many / Math.max(total, 1)) * 100;
    x += width;
    const place = { x: `${from.toFixed(3)}%`, width: `${width.toFixed(3)}%`, y: 0, height: 18 };
    const fill = h('rect', { ...place, class: word.mood });
    return word.mood === 'unsure' ? [fill, h('rect', { ...place, fill: 'url(#hatch)' })] : [fill];
  });
  const hatch = h(
    'pattern',
    {
      id: 'hatch',
      width: 8,
      height: 8,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    h('path', { class: 'hatch', d: 'M0 0V8' }),
  );
  // What it shows is told in words right below.
  return h('svg', { class: 'bar', 'aria-hidden': 'true' }, h('defs', {}, hatch), parts);
}
