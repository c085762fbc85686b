import type {
  EvidenceSummary,
  Gone,
  RememberedFact,
  Standing,
  WithdrawnFinding,
} from '@weighbridge/core';
import type { ControlDefinition } from '../control.ts';
import { findingKey, isAdverse, isReadBy } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';

/**
 * Something that an earlier statement listed and that is gone, as one control sees it; it counts at its own instant.
 */
export interface Past {
  /** Milliseconds since the epoch; for a finding, when it was last listed. */
  readonly at: number;
  /** Its standing with the control; a finding was adverse. */
  readonly standing: Standing;
  readonly of: ListedItem | ToldFact;
}

/** What the missing files said, and what the new statement remembers. */
export interface Facts {
  /** What counts for a type now. */
  readonly pasts: (type: string) => readonly Past[];
  readonly remembered: readonly RememberedFact[];
}

type ListedItem = { readonly evidence: EvidenceSummary } | { readonly finding: WithdrawnFinding };

interface ToldFact {
  readonly fact: RememberedFact;
  /** What it says under today's policy. */
  readonly message: string;
  /** What answers it besides the file itself. */
  readonly answer: string;
}

/** Something that was itself listed; what a file said is remembered separately. */
export interface Listed extends Past {
  readonly of: ListedItem;
}

/** Whether it was an item of evidence, rather than a finding or something a file said. */
export function isEvidence({ of }: Past): boolean {
  return 'evidence' in of;
}

/** Whether it was itself listed. */
export function isListed(past: Past): past is Listed {
  return !('fact' in past.of);
}

/** What is gone, by control and evidence type; a finding appears under every type that its control needs. */
export type Pasts = (control: ControlDefinition) => (type: string) => readonly Past[];

/** Everything that is gone, and how the controls see it. */
export interface Memory {
  readonly gone: Gone;
  readonly pasts: Pasts;
}

/**
 * What earlier statements listed or carried forward that is not here now.
 *
 * The statement holds each item's standing with each control. A control that the statement does not mention, because
 * the catalogue was a different one, treats the item as inconclusive: it may have spoken against it.
 */
export function recall({ previous, evidence, findings }: Inputs): Memory {
  const ids = new Set<string>(evidence.map(({ id }) => id));
  const keys = new Set(findings.filter(isAdverse).map(findingKey));
  const gone = {
    evidence: previous.evidence.filter(({ id }) => !ids.has(id)),
    findings: previous.findings.filter((each) => !keys.has(findingKey(each))),
  };
  const byType = Map.groupBy(
    gone.evidence.map((item) => ({ item, at: Date.parse(item.observedAt) })),
    ({ item }) => item.type,
  );
  const found = gone.findings.map((finding) => ({
    at: Date.parse(finding.listedAt),
    standing: 'adverse' as const,
    of: { finding },
  }));
  return {
    gone,
    pasts: ({ id, rules }) => {
      const read = found.filter(({ of }) => isReadBy(of.finding.ruleId, rules));
      return (type) => [
        ...(byType.get(type) ?? []).map(({ item, at }) => ({
          at,
          standing: item.standings[id] ?? ('inconclusive' as const),
          of: { evidence: item },
        })),
        ...read,
      ];
    },
  };
}
