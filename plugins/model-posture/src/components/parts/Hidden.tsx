import styles from './Hidden.module.css';

/** Words for a screen reader in running text, where sighted users see it from the position. */
export function Hidden({ children }: { readonly children: string }) {
  return <span className={styles.hidden}>{children}</span>;
}
