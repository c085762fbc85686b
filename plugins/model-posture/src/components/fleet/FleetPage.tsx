import { Container } from '@backstage/ui';
import { usePageTitle } from '../../hooks/usePageTitle.ts';
import { FleetView } from './FleetView.tsx';

/** The fleet page of the new frontend system, which renders the page's header itself. */
export function FleetPage() {
  usePageTitle('Models');
  return (
    <main>
      <Container>
        <FleetView />
      </Container>
    </main>
  );
}
