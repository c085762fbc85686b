import type { CountView } from '@weighbridge/core/view';
import { h } from './node.ts';
import type { Html } from './node.ts';

/** The four counts as a bar and as words; colour is never the only cue. */
export function countsBar(counts: readonly CountView[]): readonly Html[] {
  const legend = counts.map(({ word: { sign, short, mood }, many, note }) =>
    h(
      'li',
      {},
      h('span', { class: `word ${mood}` }, `${sign} ${many}`),
      ` ${short}${note === '' ? '' : ` (${note})`}`,
    ),
  );
  return [bar(counts), h('ul', { class: 'legend' }, legend)];
}

function bar(counts: readonly CountView[]): Html {
  const total = counts.reduce((sum, { many }) => sum + many, 0);
  let x = 0;
  const parts = counts.flatMap(({ word, many }) => {
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
  // The words directly below say the same.
  return h('svg', { class: 'bar', 'aria-hidden': 'true' }, h('defs', {}, hatch), parts);
}
