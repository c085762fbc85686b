import { Box } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** A bordered surface; buttons on it use colours that stand out on it. */
export function Panel(props: {
  readonly as?: 'section' | 'details';
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
}) {
  const { as = 'section', className = '', ...rest } = props;
  return <Box as={as} bg="neutral" className={`${styles.panel} ${className}`} {...rest} />;
}
