import { Container, Flex, Text } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { usePageTitle } from '../../hooks/usePageTitle.ts';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './WrongAddress.module.css';

/** Says that nothing is at this address, and links to the checklist. */
export function WrongAddress({ to }: { readonly to: string }) {
  usePageTitle('No such page | Models');
  const { pathname } = globalThis.location;
  return (
    <Container>
      <Flex direction="column" gap="3" className={styles.wrong ?? ''}>
        <Text as="h2" variant="title-x-small" weight="bold">
          There is no page at this address
        </Text>
        <Text as="p">
          <Untrusted code text={pathname} /> does not exist: it was mistyped, or the page has a new
          name.
        </Text>
        <Link className={styles.back} to={to}>
          Go to the checklist
        </Link>
      </Flex>
    </Container>
  );
}
