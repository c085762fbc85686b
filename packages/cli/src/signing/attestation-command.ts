import type { AttestationPolicy } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { readBytes } from '../read-input.ts';
import type { AttestationOptions } from './attestation-options.ts';
import { policyOf } from './attestation-policy.ts';
import { attestedTelling } from './attested.ts';
import { guarded } from './guard.ts';
import { subjectsOf } from './subjects.ts';
import { tell } from './tell.ts';
import { methodOf, trustBy } from './trust.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Verifies a statement against what the options say it must say. */
export async function attestationCommand(
  file: string,
  options: AttestationOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'attestation',
    subject: file,
    flag: 'verified',
    word: 'NOT VERIFIED',
    interrupted: 'nothing was verified',
  };
  return guarded(io, options, wording, async () => {
    const bundle = await readBytes(io.cwd, file, 'an attestation', MAX_BYTES);
    const trust = await trustBy(methodOf(options), options, io);
    const policy = await policyOf(options, await subjectsOf(options, io));
    const { verifyAttestation } = await import('@weighbridge/model-signing');
    const verified = await verifyAttestation(bundle, {
      trust,
      policy: checked(policy),
      signal: io.signal,
      now: options.now ?? io.now(),
    });
    await tell(io, attestedTelling(file, verified), options);
    return EXIT.ok;
  });
}

function checked(policy: AttestationPolicy): AttestationPolicy {
  if (policy.subjects.length > 0) return policy;
  throw new CliError(
    'BAD_USAGE',
    'Say what it must be about with --file, --signature or --subject: a statement about something else proves nothing.',
  );
}
