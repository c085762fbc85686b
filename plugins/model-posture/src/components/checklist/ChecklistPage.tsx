import { Container } from '@backstage/ui';
import { usePageTitle } from '../../hooks/usePageTitle.ts';
import { ChecklistView } from './ChecklistView.tsx';

/** The checklist on a page of the new frontend system, which renders the page's header itself. */
export function ChecklistPage() {
  usePageTitle('Checklist | Models');
  return (
    <main>
      <Container>
        <ChecklistView />
      </Container>
    </main>
  );
}
