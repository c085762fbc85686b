import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runToEnd, startPortal } from './portal.ts';

test('serves the app and refuses data to anonymous callers, on one port', async () => {
  await using portal = await startPortal();
  const page = await fetch(`${portal.url}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  const models = await fetch(`${portal.url}/api/model-posture/models`);
  expect(models.status).toBe(401);
});

test('ends with the reason when it cannot start', async () => {
  const busy = createServer().listen(0, 'localhost');
  await once(busy, 'listening');
  const { port } = busy.address() as AddressInfo;
  const { code, output } = await runToEnd({ PORTAL_PORT: String(port) });
  busy.close();
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('EADDRINUSE') });
});
