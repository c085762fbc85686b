import { Flex, Text } from '@backstage/ui';
import type { ModelList } from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { Announcement } from '../parts/Announcement.tsx';
import { LoadingPanel } from '../parts/LoadingPanel.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { AnsweredNote } from './AnsweredNote.tsx';
import { FleetFilters } from './FleetFilters.tsx';
import { FleetPages } from './FleetPages.tsx';
import { FleetTable } from './FleetTable.tsx';
import { useFleet } from './useFleet.ts';
import type { Fleet } from './useFleet.ts';
import { useFleetQuery } from './useFleetQuery.ts';
import type { FleetQuery } from './useFleetQuery.ts';
import styles from './Fleet.module.css';

/** Every model of the catalog with its gate: what both frontend systems show on the page of models. */
export function FleetView() {
  const query = useFleetQuery();
  const fleet = useFleet(query);
  return (
    <Flex direction="column" gap="4" className={styles.fleet}>
      <Lead query={query} />
      <FleetFilters query={query} ready={fleet.list !== undefined} />
      <Announcement text={announce(query, fleet)} />
      <Models query={query} fleet={fleet} />
    </Flex>
  );
}

function Lead({ query }: { readonly query: FleetQuery }) {
  const { answered } = query.filter;
  if (answered !== undefined) return <AnsweredNote query={query} answered={answered} />;
  return (
    <Text as="p" color="secondary" className={styles.lead ?? ''}>
      Every model of the catalog, weighed against the policy. A model is refused when a control
      fails, and undecided while a required control is unknown.
    </Text>
  );
}

function Models({ query, fleet }: { readonly query: FleetQuery; readonly fleet: Fleet }) {
  const { list, error, pending, again } = fleet;
  if (error !== undefined) {
    return (
      <ProblemPanel
        title="The models could not be read"
        error={error}
        onRetry={again}
        reading={list === undefined}
      />
    );
  }
  if (list === undefined) return <LoadingPanel label="Reading the models" rows={12} />;
  if (list.items.length === 0) return <NoModel query={query} />;
  return (
    <>
      <FleetTable list={list} query={query} isStale={pending} />
      <FleetPages total={list.totalItems} query={query} />
    </>
  );
}

function NoModel({ query }: { readonly query: FleetQuery }) {
  if (query.place.page > 1) {
    return (
      <Nothing
        text="There are fewer models than that."
        action="Show the first page"
        onAction={() => query.set({ page: '' })}
      />
    );
  }
  if (!query.narrowed) return <AddModelHelp />;
  return <Nothing text="No model matches." action="Show all models" onAction={query.clear} />;
}

/** What a screen reader announces when the list changes. */
function announce(query: FleetQuery, { list, error, pending }: Fleet): string {
  if (error !== undefined || pending || list === undefined) return '';
  return list.totalItems === 0 ? 'No model matches.' : `Showing ${spanOf(query, list)}.`;
}

function spanOf({ place }: FleetQuery, { items, totalItems }: ModelList): string {
  const first = (place.page - 1) * place.size + 1;
  const last = first + items.length - 1;
  return `${first.toLocaleString('en-US')} to ${last.toLocaleString('en-US')} of ${plural(totalItems, 'model')}`;
}
