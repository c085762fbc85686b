import { delimiter } from 'node:path';

/** Settings for reaching a registry and for the cache folder; all others would only interfere. */
const REGISTRY_SETTINGS =
  /^(p?npm_config_(registry|proxy|https?_proxy|noproxy|cafile|ca|cert|key|strict_ssl|userconfig|globalconfig|cache|cache_dir|store_dir|@.*:registry|\/\/.*)|pnpm_home)$/i;

/** Variables of other tools that would change what a command does. */
const MEDDLING =
  /^(npm_|pnpm_|turbo_|vitest|node_env$|ci$|continuous_integration$|force_color$|no_color$|init_cwd$)/i;

/**
 * The environment of every child: the same on a developer's machine and in CI, whatever npm sets.
 *
 * @param {NodeJS.ProcessEnv} from
 * @param {readonly string[]} folders put in front of PATH
 */
export function childEnvironment(from, folders = []) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined) continue;
    if (!MEDDLING.test(name) || REGISTRY_SETTINGS.test(name)) env[name] = value;
  }
  env['PATH'] = [...folders, from['PATH'] ?? ''].filter((folder) => folder !== '').join(delimiter);
  // pnpm reads only its own names.
  for (const [name, value] of Object.entries(env)) {
    const setting =
      /^npm_config_(registry|proxy|https_proxy|noproxy|cafile|strict_ssl|userconfig)$/i.exec(
        name,
      )?.[1];
    if (setting !== undefined) env[`pnpm_config_${setting.toLowerCase()}`] = value;
  }
  return {
    ...env,
    // No prompt, no prefilled snapshot, no half-drawn progress bar: the same as in CI, everywhere.
    CI: 'true',
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    BACKSTAGE_CLI_DISABLE_TELEMETRY: '1',
  };
}
