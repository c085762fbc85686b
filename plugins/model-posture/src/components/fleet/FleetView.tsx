import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Table, Text } from '@backstage/ui';
import type { UseTableResult } from '@backstage/ui';
import { toError } from '../../hooks/useCall.ts';
import { useFocusReturn } from '../../hooks/useFocusReturn.ts';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { AnsweredNote } from './AnsweredNote.tsx';
import { columns } from './columns.tsx';
import { FleetFilters } from './FleetFilters.tsx';
import { useFleet } from './useFleet.ts';
import type { FleetRow } from './useFleet.ts';
import { useFleetQuery } from './useFleetQuery.ts';
import type { FleetFilter, FleetQuery } from './useFleetQuery.ts';
import styles from './Fleet.module.css';

/** Every model of the catalog with its gate: what both frontend systems show on the page of models. */
export function FleetView() {
  const query = useFleetQuery();
  const fleet = useFleet(query);
  return (
    <Flex direction="column" gap="4" className={styles.fleet}>
      <Lead query={query} />
      <FleetFilters
        query={query}
        search={fleet.search.value}
        onSearch={fleet.search.onChange}
        ready={fleet.tableProps.data !== undefined}
      />
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

function Models({
  query,
  fleet: { tableProps, reload },
}: {
  readonly query: FleetQuery;
  readonly fleet: UseTableResult<FleetRow, FleetFilter>;
}) {
  const link = useEntityRefLink();
  const { error, ...rest } = tableProps;
  const place = useFocusReturn<HTMLDivElement>(rest.data !== undefined);
  if (error !== undefined) {
    return (
      <ProblemPanel
        title="The models could not be read"
        error={toError(error)}
        onRetry={reload}
        reading
      />
    );
  }
  return (
    <div ref={place} role="group" aria-label="Models">
      <Table
        {...rest}
        columnConfig={columns}
        rowConfig={{ getHref: ({ entityRef }) => `${link(entityRef)}/posture` }}
        emptyState={
          query.narrowed ? (
            <Nothing text="No model matches." action="Show all models" onAction={query.clear} />
          ) : (
            <AddModelHelp />
          )
        }
      />
    </div>
  );
}
