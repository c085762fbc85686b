import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';

/**
 * Where this machine gets packages from, according to the npm configuration: the address and how to reach it, without
 * credentials.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Record<string, string | boolean>>} settings of an uplink
 */
export async function configuredUplink(env) {
  const [registry, proxy, httpsProxy, noProxy, ca, strict] = await Promise.all(
    ['registry', 'proxy', 'https-proxy', 'noproxy', 'cafile', 'strict-ssl'].map((name) =>
      setting(name, env),
    ),
  );
  const through = (/** @type {string | undefined} */ one) => one && withoutCredentials(one);
  const optional = {
    http_proxy: through(proxy ?? env['HTTP_PROXY']),
    https_proxy: through(httpsProxy ?? env['HTTPS_PROXY']),
    no_proxy: noProxy,
    ca,
  };
  const set = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    url: withoutCredentials(String(registry)),
    strict_ssl: strict !== 'false',
    .../** @type {Record<string, string>} */ (Object.fromEntries(set)),
  };
}

/** @param {string} name @param {NodeJS.ProcessEnv} env */
async function setting(name, env) {
  const { output } = await capture('npm', ['config', 'get', name, '--loglevel=silent'], env);
  const value = output.trim().split('\n').at(-1) ?? '';
  return ['', 'null', 'undefined'].includes(value) ? undefined : value;
}

/** @param {string} address */
export function withoutCredentials(address) {
  if (!URL.canParse(address)) {
    throw new Failure(
      'The registry or a proxy that npm is set to is not an address: npm config ls shows which.',
    );
  }
  const url = new URL(address);
  [url.username, url.password, url.search, url.hash] = ['', '', '', ''];
  return url.href;
}
