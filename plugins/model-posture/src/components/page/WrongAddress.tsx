import { Container, Flex, Text } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { usePageTitle } from '../../hooks/usePageTitle.ts';
import { Untrusted } from '../parts/Untrusted.tsx';
import styles from './WrongAddress.module.css';

/** Nothing is at this address, and the way to what is. */
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
          <Untrusted code text={pathname} /> leads to nothing: it was mistyped, or the page is
          called otherwise now.
        </Text>
        <Link className={styles.back} to={to}>
          Go to the checklist
        </Link>
      </Flex>
    </Container>
  );
}
