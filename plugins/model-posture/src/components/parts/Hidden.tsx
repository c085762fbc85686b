import styles from './Hidden.module.css';

/** Words for a screen reader inside of running text, where what is seen says it by its place. */
export function Hidden({ children }: { readonly children: string }) {
  return <span className={styles.hidden}>{children}</span>;
}
