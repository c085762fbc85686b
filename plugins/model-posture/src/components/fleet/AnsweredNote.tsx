import { Button, Flex } from '@backstage/ui';
import { checklist } from '@weighbridge/posture';
import { Link } from 'react-router-dom';
import { useArrival } from '../../hooks/useArrival.ts';
import { ANSWERS } from '../checklist/answers.ts';
import { checklistHref, useFleetPaths } from '../checklist/paths.ts';
import { OwnerName } from './OwnerName.tsx';
import type { Answered, FleetQuery } from './useFleetQuery.ts';
import styles from './Fleet.module.css';

/** Says which models are shown if a line of the checklist led here, and offers to show all. */
export function AnsweredNote({
  query,
  answered,
}: {
  readonly query: FleetQuery;
  readonly answered: Answered;
}) {
  const paths = useFleetPaths();
  const { owner } = query.filter;
  return (
    <Flex direction="column" gap="2">
      <Sentence answered={answered} owner={owner} />
      <div className={styles.actions}>
        <Button
          size="small"
          variant="secondary"
          onPress={() => query.set({ line: '', answer: '' })}
        >
          Show models of every answer
        </Button>
        <Link className={styles.back} to={checklistHref(paths, { line: answered.line, owner })}>
          Back to the checklist
        </Link>
      </div>
    </Flex>
  );
}

function Sentence({
  answered: { line, answers },
  owner,
}: {
  readonly answered: Answered;
  readonly owner: string;
}) {
  const heading = useArrival<HTMLHeadingElement>();
  const known = checklist.find(({ id }) => id === line);
  const words = ANSWERS.filter(({ state }) => answers.includes(state)).map(({ says }) => says);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.noteText}>
        Models that {join(words)}:{' '}
        <span className={styles.line}>
          {line} {known?.title}
        </span>
        {owner !== '' && (
          <>
            , owned by <OwnerName entityRef={owner} />
          </>
        )}
      </h2>
      {known !== undefined && <p className={styles.question}>{known.question}</p>}
    </>
  );
}

/** `a`, `a or b`, `a, b or c`. */
function join(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}
