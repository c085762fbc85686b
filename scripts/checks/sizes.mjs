import { weighAll } from '../sizes/sizes.mjs';

/** The size of the libraries that promise to run in a page. */
export const sizes = {
  name: 'sizes',
  what: 'libraries for browsers run there and stay small (minified, gzipped)',
  run: async () =>
    (await weighAll())
      .filter(({ problem }) => problem !== undefined)
      .map(({ folder, what, size, problem }) => `${folder}, import ${what}: ${size}; ${problem}`)
      .join('\n'),
};
