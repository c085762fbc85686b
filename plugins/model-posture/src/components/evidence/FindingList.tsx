import { Text } from '@backstage/ui';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Finding, Level, Location, Verdict } from '@weighbridge/core';
import { plural } from '@weighbridge/core/view';
import { Untrusted } from '../parts/Untrusted.tsx';
import { Citation } from './Citation.tsx';
import styles from './EvidenceDrawer.module.css';

const LEVELS: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  none: 'Information',
};

/** Number of locations shown for one finding. */
const MAX_LOCATIONS = 20;

/** The findings that decided a verdict, with their places in the model. */
export function FindingList({
  detail,
  verdict,
}: {
  readonly detail: ModelDetail;
  readonly verdict: Verdict;
}) {
  const wanted = new Set(verdict.findings);
  if (wanted.size === 0) return null;
  const findings = detail.findings.filter(({ fingerprint }) => wanted.has(fingerprint));
  const absent = wanted.size - findings.length;
  return (
    <section className={styles.section} aria-label="Findings">
      <Text as="h3" variant="body-large" weight="bold">
        {plural(wanted.size, 'finding')}
      </Text>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingItem key={finding.fingerprint} finding={finding} />
        ))}
      </ul>
      {absent > 0 && (
        <p className={styles.note}>{plural(absent, 'more finding')} not listed here.</p>
      )}
    </section>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const shown = finding.locations.slice(0, MAX_LOCATIONS);
  return (
    <li className={[styles.item, styles[finding.level] ?? ''].join(' ')}>
      <div className={styles.itemHead}>
        <strong>{LEVELS[finding.level]}</strong>
        <span className={styles.meta}>
          <Untrusted code text={finding.ruleId} />
        </span>
      </div>
      <p className={styles.note}>
        <Untrusted text={finding.message} />
      </p>
      {shown.map((location, at) => (
        <div key={at} className={styles.meta}>
          <Untrusted code text={describe(location)} />
        </div>
      ))}
      {finding.locations.length > shown.length && (
        <div className={styles.meta}>
          and {plural(finding.locations.length - shown.length, 'more place')}
        </div>
      )}
      {finding.remediation !== undefined && (
        <p className={styles.note}>
          <strong>What to do: </strong>
          <Untrusted text={finding.remediation} />
        </p>
      )}
      <Sources finding={finding} />
    </li>
  );
}

function Sources({ finding }: { readonly finding: Finding }) {
  const sources = [...(finding.cwe ?? []), ...(finding.citations ?? [])];
  if (sources.length === 0) return null;
  return (
    <div className={styles.meta}>
      {sources.map((source) => (
        <Citation key={source} source={source} />
      ))}
    </div>
  );
}

/** `model.safetensors, bytes 4,112 to 4,711`, with as much of the position as is known. */
function describe(location: Location): string {
  const { byteOffset: first, byteLength, pointer, line, column } = location;
  const parts = [location.path];
  if (first !== undefined) parts.push(bytes(first, byteLength));
  if (pointer !== undefined) parts.push(pointer === '' ? 'whole document' : pointer);
  if (line !== undefined) parts.push(`line ${line}${column === undefined ? '' : `:${column}`}`);
  return parts.join(', ');
}

function bytes(first: number, length: number | undefined): string {
  const from = first.toLocaleString('en-US');
  if (length === undefined || length <= 1) return `byte ${from}`;
  return `bytes ${from} to ${(first + length - 1).toLocaleString('en-US')}`;
}
