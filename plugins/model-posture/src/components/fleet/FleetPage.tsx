import { Container } from '@backstage/ui';
import { FleetView } from './FleetView.tsx';

/** The fleet page of the new frontend system, which brings the page's header itself. */
export function FleetPage() {
  return (
    <main>
      <Container>
        <FleetView />
      </Container>
    </main>
  );
}
