import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'] as const;

/**
 * Sends every request of this process through the proxy that the environment names, as other programs do;
 * `NO_PROXY` holds too. Without such a variable nothing changes.
 *
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
export async function useProxy(io: Pick<Io, 'env' | 'stderr'>): Promise<void> {
  if (!PROXY_VARIABLES.some((name) => (io.env[name] ?? '') !== '')) return;
  if (io.env['NODE_USE_ENV_PROXY'] === '1') return;
  const http = (await import('node:http')) as {
    readonly setGlobalProxyFromEnv?: (env: Io['env']) => unknown;
  };
  if (http.setGlobalProxyFromEnv === undefined) {
    await remark(io, 'set NODE_USE_ENV_PROXY=1 too: this Node needs it to use the proxy.');
    return;
  }
  http.setGlobalProxyFromEnv(io.env);
}
