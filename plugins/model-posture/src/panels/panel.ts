import type { Evidence, JsonObject } from '@weighbridge/core';
import type { ComponentType } from 'react';

/** The props of a panel. Payloads come from anywhere: a panel checks what it reads. */
export interface PanelProps {
  readonly payload: JsonObject;
  readonly evidence: Evidence;
}

/** How one evidence type is shown in the drawer: a name for people and the payload in words. */
export interface EvidencePanel {
  /** Evidence type, for instance `bom/cyclonedx`. */
  readonly type: string;
  readonly title: string;
  readonly Panel: ComponentType<PanelProps>;
}

/** Types a panel definition; returns it unchanged. */
export function definePanel(panel: EvidencePanel): EvidencePanel {
  return panel;
}
