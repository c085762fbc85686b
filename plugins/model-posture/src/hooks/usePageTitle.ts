import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';

/**
 * Names the browser tab after the page, if the frontend system does not: `Models | My Portal`.
 *
 * The name of the app comes back when the page is left, unless another page has named itself already.
 */
export function usePageTitle(page: string): void {
  const app = useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  useEffect(() => {
    const title = `${page} | ${app}`;
    document.title = title;
    return () => {
      if (document.title === title) document.title = app;
    };
  }, [page, app]);
}
