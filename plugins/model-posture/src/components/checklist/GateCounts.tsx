import type { FleetGate } from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { Link } from 'react-router-dom';
import { GateChip } from '../parts/GateChip.tsx';
import { Hidden } from '../parts/Hidden.tsx';
import { gateHref, useFleetPaths } from './paths.ts';
import styles from './GateCounts.module.css';

/** The outcomes, the most pressing first; null: not weighed yet. */
const OUTCOMES: readonly (readonly [GateOutcome | null, keyof FleetGate])[] = [
  ['refuse', 'refuse'],
  ['cannot-decide', 'cannotDecide'],
  ['admit-with-conditions', 'admitWithConditions'],
  ['admit', 'admit'],
  [null, 'pending'],
];

/** How many models the gate refuses, leaves open and admits: each count a link to the models unless it is zero. */
export function GateCounts({
  gate,
  owner,
}: {
  readonly gate: FleetGate;
  /** Entity reference of the owner whose models are counted; empty for all. */
  readonly owner: string;
}) {
  const paths = useFleetPaths();
  return (
    <ul className={styles.gates} aria-label="Models by gate">
      {OUTCOMES.map(([outcome, key]) => {
        const count = gate[key];
        const figure = (
          <>
            <span className={styles.figure}>{count.toLocaleString('en-US')}</span>
            <GateChip outcome={outcome} />
          </>
        );
        return (
          <li key={key}>
            {count === 0 ? (
              <span className={[styles.gate, styles.none].join(' ')}>{figure}</span>
            ) : (
              <Link
                className={styles.gate}
                data-focus-key={`gate ${key}`}
                to={gateHref(paths, { gate: outcome ?? 'pending', owner })}
              >
                {figure}
                <Hidden> models</Hidden>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
