import type { Policy } from '@weighbridge/posture';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';

/** Maximum size of a policy file; no real policy is larger (CWE-400). */
const MAX_BYTES = 1024 * 1024;

/**
 * The policy of that name, or the one in that YAML file. A file called `prod` is `./prod`.
 *
 * @throws {CliError} UNREADABLE when there is no such policy or file, or the file is not a policy
 */
export async function loadPolicy(cwd: string, wanted: string): Promise<Policy> {
  const { builtInPolicies } = await import('@weighbridge/posture');
  if (Object.hasOwn(builtInPolicies, wanted)) {
    return builtInPolicies[wanted as keyof typeof builtInPolicies];
  }
  if (!/[./\\]/.test(wanted)) {
    const names = Object.keys(builtInPolicies).join(', ');
    throw new CliError(
      'UNREADABLE',
      `Use a built-in policy (${names}) or a YAML file: there is no policy called ${wanted}.`,
    );
  }
  const text = await readInput(cwd, wanted, 'a policy file', MAX_BYTES);
  const { parsePolicy } = await import('@weighbridge/posture/yaml');
  try {
    return parsePolicy(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('UNREADABLE', `Correct the policy file ${wanted}: ${why}`, { cause });
  }
}
