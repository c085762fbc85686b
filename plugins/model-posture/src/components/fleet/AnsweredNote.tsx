import { Button, Flex } from '@backstage/ui';
import { checklist } from '@weighbridge/posture';
import { Link } from 'react-router-dom';
import { useArrival } from '../../hooks/useArrival.ts';
import { ANSWERS } from '../checklist/answers.ts';
import { checklistHref, useFleetPaths } from '../checklist/paths.ts';
import { OwnerName } from './OwnerName.tsx';
import type { Answered, FleetQuery } from './useFleetQuery.ts';
import styles from './Fleet.module.css';

/** Says which models are shown, where a line of the checklist led here, and offers all of them. */
export function AnsweredNote({
  query,
  answered: { line, answers },
}: {
  readonly query: FleetQuery;
  readonly answered: Answered;
}) {
  const heading = useArrival<HTMLHeadingElement>();
  const paths = useFleetPaths();
  const known = checklist.find(({ id }) => id === line);
  const words = ANSWERS.filter(({ state }) => answers.includes(state));
  return (
    <Flex direction="column" gap="2">
      <h2 ref={heading} tabIndex={-1} className={styles.noteText}>
        Models that {join(words.map(({ says }) => says))}:{' '}
        <span className={styles.line}>
          {line} {known?.title}
        </span>
        {query.filter.owner !== '' && (
          <>
            , owned by <OwnerName entityRef={query.filter.owner} />
          </>
        )}
      </h2>
      {known !== undefined && <p className={styles.question}>{known.question}</p>}
      <Flex gap="4" align="center">
        <Button
          size="small"
          variant="secondary"
          onPress={() => query.set({ line: '', answer: '' })}
        >
          Show models of every answer
        </Button>
        <Link
          className={styles.back}
          to={checklistHref(paths, { line, owner: query.filter.owner })}
        >
          Back to the checklist
        </Link>
      </Flex>
    </Flex>
  );
}

/** `a`, `a or b`, `a, b or c`. */
function join(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}
