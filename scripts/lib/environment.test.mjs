import { expect, test } from 'vitest';
import { childEnvironment } from './environment.mjs';

test('variables of npm and other tools reach no child', () => {
  const env = childEnvironment({
    PATH: '/bin',
    NODE_ENV: 'production',
    npm_config_omit: 'dev',
    npm_lifecycle_event: 'start',
    npm_package_name: 'weighbridge',
    INIT_CWD: '/elsewhere',
    TURBO_TOKEN: 'secret',
    TURBO_FORCE: 'true',
    FORCE_COLOR: '3',
    VITEST: 'true',
    pnpm_config_production: 'true',
  });
  expect(
    Object.keys(env).filter((name) =>
      /^(npm_|NODE_ENV|INIT_CWD|TURBO_(TOKEN|FORCE)|FORCE|VITEST|pnpm_)/.test(name),
    ),
  ).toEqual([]);
});

test('a child cannot distinguish CI from a terminal', () => {
  expect(childEnvironment({ PATH: '/bin', CI: '1' })).toEqual(childEnvironment({ PATH: '/bin' }));
});

test('pnpm uses the registry that the user chose for npm', () => {
  const env = childEnvironment({
    PATH: '/bin',
    npm_config_registry: 'http://localhost:1/',
    npm_config_https_proxy: 'http://localhost:2',
  });
  expect(env).toMatchObject({
    npm_config_registry: 'http://localhost:1/',
    pnpm_config_registry: 'http://localhost:1/',
    pnpm_config_https_proxy: 'http://localhost:2',
  });
});

test('folders come first on PATH, in order', () => {
  expect(childEnvironment({ PATH: '/bin' }, ['/a b', '/c'])['PATH']).toBe('/a b:/c:/bin');
});
