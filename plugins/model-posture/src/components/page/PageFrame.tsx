import type { ReactNode } from 'react';
import { matchPath, Navigate, useLocation, useParams } from 'react-router-dom';
import { WrongAddress } from './WrongAddress.tsx';

/**
 * What the plugin page lacks in the new frontend system: an address without a sub-page opens the first one and
 * keeps its query, and an unknown address shows a message instead of nothing.
 */
export function PageFrame({
  root,
  paths,
  children,
}: {
  /** Address of the page. Nothing here is relative to a route: releases of Backstage nest routes differently. */
  readonly root: string;
  /** Paths of the sub-pages, below that of the page; the first is opened if none is named. */
  readonly paths: readonly string[];
  readonly children: ReactNode;
}) {
  const rest = useParams()['*'] ?? '';
  const { search, hash } = useLocation();
  const [first] = paths;
  if (first === undefined) return children;
  const to = `${root.replace(/\/+$/, '')}/${first}`;
  if (rest === '') return <Navigate to={{ pathname: to, search, hash }} replace />;
  const isKnown = paths.some((path) => matchPath(`/${path}/*`, `/${rest}`) !== null);
  return (
    <>
      {children}
      {!isKnown && <WrongAddress to={to} />}
    </>
  );
}
