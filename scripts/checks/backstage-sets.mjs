/**
 * The oldest and the newest Backstage release that the plugins support: the versions of the packages that the plugins
 * depend on in each, as the registry publishes them.
 *
 * To support a newer release, replace `newest`, install the packed plugins next to it and widen the ranges.
 */
export const SETS = {
  oldest: {
    release: '1.55',
    versions: {
      '@backstage/backend-plugin-api': '1.10.1',
      '@backstage/catalog-client': '1.16.2',
      '@backstage/catalog-model': '1.10.1',
      '@backstage/config': '1.3.9',
      '@backstage/core-components': '0.18.14',
      '@backstage/core-plugin-api': '1.12.10',
      '@backstage/errors': '1.3.1',
      '@backstage/filter-predicates': '0.1.5',
      '@backstage/frontend-plugin-api': '0.18.1',
      '@backstage/plugin-catalog-common': '1.2.0',
      '@backstage/plugin-catalog-node': '2.2.5',
      '@backstage/plugin-catalog-react': '3.2.3',
      '@backstage/plugin-permission-common': '0.9.11',
      '@backstage/plugin-permission-node': '0.11.4',
      '@backstage/plugin-permission-react': '0.5.5',
      '@backstage/types': '1.2.2',
      '@backstage/ui': '0.18.0',
    },
  },
  newest: {
    release: '1.57',
    versions: {
      '@backstage/backend-plugin-api': '1.12.0',
      '@backstage/catalog-client': '1.16.4',
      '@backstage/catalog-model': '1.10.3',
      '@backstage/config': '1.3.11',
      '@backstage/core-components': '0.18.16',
      '@backstage/core-plugin-api': '1.13.0',
      '@backstage/errors': '1.4.0',
      '@backstage/filter-predicates': '0.2.1',
      '@backstage/frontend-plugin-api': '1.0.0',
      '@backstage/plugin-catalog-common': '1.2.2',
      '@backstage/plugin-catalog-node': '3.0.0',
      '@backstage/plugin-catalog-react': '4.0.0',
      '@backstage/plugin-permission-common': '0.9.13',
      '@backstage/plugin-permission-node': '0.11.6',
      '@backstage/plugin-permission-react': '0.5.7',
      '@backstage/types': '1.2.2',
      '@backstage/ui': '0.20.0',
    },
  },
};

/**
 * The dependencies of both apps that `@backstage/create-app` 0.9.2 makes: a plugin may require only these of an app.
 */
export const IN_BOTH_APPS = [
  '@backstage/core-components',
  '@backstage/core-plugin-api',
  '@backstage/ui',
  'react',
  'react-dom',
  'react-router-dom',
];
