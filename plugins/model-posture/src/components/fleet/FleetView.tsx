import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Flex, Table, Text } from '@backstage/ui';
import { toError } from '../../hooks/useCall.ts';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { columns } from './columns.tsx';
import { FleetFilters } from './FleetFilters.tsx';
import { useFleet } from './useFleet.ts';
import { useFleetQuery } from './useFleetQuery.ts';
import styles from './Fleet.module.css';

/** Every model of the catalog with its gate: what both frontend systems show on the fleet page. */
export function FleetView() {
  const query = useFleetQuery();
  const { tableProps, reload, search } = useFleet(query);
  const link = useEntityRefLink();
  const { error, ...rest } = tableProps;
  return (
    <Flex direction="column" gap="4" className={styles.fleet}>
      <Text as="p" color="secondary" className={styles.lead ?? ''}>
        Every model of the catalog, weighed against the policy. A model is refused when a control
        fails, and undecided while a required control is unknown.
      </Text>
      <FleetFilters query={query} search={search.value} onSearch={search.onChange} />
      {error === undefined ? (
        <Table
          {...rest}
          columnConfig={columns}
          rowConfig={{ getHref: ({ entityRef }) => `${link(entityRef)}/posture` }}
          emptyState={query.narrowed ? <NoMatch onClear={query.clear} /> : <AddModelHelp />}
        />
      ) : (
        <ProblemPanel
          title="The models could not be read"
          error={toError(error)}
          onRetry={reload}
        />
      )}
    </Flex>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Flex align="center" gap="3">
      <Text as="p">No model matches.</Text>
      <Button size="small" variant="secondary" onPress={onClear}>
        Show all models
      </Button>
    </Flex>
  );
}
