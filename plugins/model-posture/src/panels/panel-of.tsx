import { evidenceTypes } from '@weighbridge/evidence';
import { panels } from './index.ts';
import { definePanel } from './panel.ts';
import type { EvidencePanel } from './panel.ts';
import { ShapePanel } from './ShapePanel.tsx';

/**
 * The panel of an evidence type: the one that is registered for it, otherwise one made from the shape of the
 * type; undefined for an unknown type.
 */
export function panelOf(type: string): EvidencePanel | undefined {
  return panels.find((panel) => panel.type === type) ?? shaped.get(type);
}

const shaped: ReadonlyMap<string, EvidencePanel> = new Map(
  evidenceTypes.map((each) => [
    each.type,
    definePanel({
      type: each.type,
      title: each.title,
      Panel: ({ payload }) => <ShapePanel type={each} payload={payload} />,
    }),
  ]),
);
