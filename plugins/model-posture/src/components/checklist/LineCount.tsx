import type { FleetLine } from '@weighbridge/backstage-plugin-model-posture-common';
import { Link } from 'react-router-dom';
import { Hidden } from '../parts/Hidden.tsx';
import { Icon } from '../parts/Icon.tsx';
import { countOf, madeOf } from './answers.ts';
import type { Answer } from './answers.ts';
import { modelsHref, useFleetPaths } from './paths.ts';
import styles from './Checklist.module.css';

/** The number of models with one answer to a line: a link to them unless it is zero. */
export function LineCount(props: {
  readonly line: FleetLine;
  readonly answer: Answer;
  readonly owner: string;
}) {
  const { line, answer, owner } = props;
  const paths = useFleetPaths();
  const count = countOf(line.counts, answer.state);
  const made = answer.state === 'pass' ? madeOf(line.counts) : '';
  const figure = (
    <>
      <Icon name={answer.icon} />
      <span className={styles.figure}>{count.toLocaleString('en-US')}</span>
      <span className={styles.word}>{answer.word}</span>
    </>
  );
  return (
    <td role="cell" className={[styles.count, styles[answer.mood]].join(' ')}>
      {count === 0 ? (
        <span className={[styles.cell, styles.zero].join(' ')}>{figure}</span>
      ) : (
        <Link
          className={styles.cell}
          data-focus-key={`${line.id} ${answer.state}`}
          to={modelsHref(paths, { line: line.id, answers: [answer.state], owner })}
        >
          {figure}
          <Hidden>{`${made === '' ? '' : `, ${made}`}, models of ${line.id}, ${line.title}`}</Hidden>
        </Link>
      )}
    </td>
  );
}
