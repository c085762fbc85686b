import { Sidebar, SidebarItem, SidebarPage } from '@backstage/core-components';
import CategoryIcon from '@material-ui/icons/Category';
import SecurityIcon from '@material-ui/icons/Security';
import type { ReactNode } from 'react';

/** The frame around every page. */
export function Root({ children }: { readonly children?: ReactNode }) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
        <SidebarItem icon={SecurityIcon} to="model-posture" text="Models" />
      </Sidebar>
      {children}
    </SidebarPage>
  );
}
