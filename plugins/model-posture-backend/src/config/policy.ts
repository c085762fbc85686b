import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { builtInPolicies } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import { parsePolicy } from '@weighbridge/posture/yaml';

/** Returns the policy that holds now; a policy file is read again, so a new waiver counts at once. */
export type PolicyReader = () => Promise<Policy>;

/** Largest policy file read, bytes (CWE-770). */
const MAX_POLICY_BYTES = 1_000_000;

/**
 * Opens `weighbridge.policy`, and reads it once, so a wrong one is reported at start.
 *
 * @throws {InputError} when it does not name a built-in policy, or its file is not a readable policy
 */
export async function openPolicy(config: Config): Promise<PolicyReader> {
  const reader = policyReader(config.getOptional('weighbridge.policy') ?? 'default', config);
  await reader();
  return reader;
}

function policyReader(value: unknown, config: Config): PolicyReader {
  if (value === 'default' || value === 'prod') {
    const policy = builtInPolicies[value];
    return async () => policy;
  }
  if (typeof value === 'object') {
    const file = config.getString('weighbridge.policy.file');
    return () => readPolicyFile(resolve(file), file);
  }
  throw new InputError(
    `weighbridge.policy must be default, prod or { file: <path> }, got ${JSON.stringify(value)}`,
  );
}

async function readPolicyFile(path: string, shown: string): Promise<Policy> {
  try {
    const { size } = await stat(path);
    if (size > MAX_POLICY_BYTES)
      throw new RangeError(`it is larger than ${MAX_POLICY_BYTES} bytes`);
    return parsePolicy(await readFile(path, 'utf8'));
  } catch (error) {
    throw new InputError(`weighbridge.policy.file ${shown} cannot be read as a policy`, error);
  }
}
