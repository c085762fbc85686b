import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';
import starlightTypeDoc from 'starlight-typedoc';
import { entryPoints } from './generate/entry-points.mjs';
import { scrollWithKeys } from './scroll-with-keys.mjs';
import { sidebar } from './sidebar.mjs';

export default defineConfig({
  // The script that takes pictures makes them small; the build needs nothing native.
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: 'Weighbridge',
      description:
        'The security posture of every machine-learning model you serve: evidence from the bytes to the developer portal.',
      favicon: '/favicon.svg',
      logo: { src: './src/assets/mark.svg', alt: '' },
      social: [
        {
          icon: 'github',
          label: 'Sources',
          href: 'https://github.com/weighbridge-dev/weighbridge',
        },
      ],
      customCss: ['./src/styles/site.css'],
      head: [{ tag: 'script', attrs: { type: 'module' }, content: scrollWithKeys }],
      credits: false,
      lastUpdated: false,
      plugins: [apiReference()],
      sidebar,
    }),
  ],
});

/** A page per public entry point of every package. */
function apiReference() {
  return starlightTypeDoc({
    entryPoints: entryPoints().map(({ file }) => file),
    tsconfig: './tsconfig.typedoc.json',
    typeDoc: {
      plugin: ['./generate/typedoc-names.mjs'],
      router: 'module',
      // The packages are checked with their own compiler settings.
      skipErrorChecking: true,
      // A link to a line is right only for one commit.
      disableSources: true,
      disableGit: true,
      excludeExternals: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      typeDeclarationFormat: 'table',
      propertyMembersFormat: 'table',
      useCodeBlocks: true,
      expandParameters: false,
    },
  });
}
