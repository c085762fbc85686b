import { Option } from 'commander';
import type { Command } from 'commander';

/** The identity to sign as, and the Sigstore instance. */
export interface SigstoreSigningOptions {
  readonly useAmbientCredentials?: true;
  readonly identityToken?: string;
  readonly identityTokenFile?: string;
  readonly trustConfig?: string;
  readonly useStaging?: true;
  readonly fulcioUrl?: string;
  readonly rekorUrl?: string;
  readonly rekorVersion?: '1' | '2';
  readonly timestampUrl?: string;
  readonly oauthForceOob?: true;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** Adds the options of signing as an identity. */
export function addSigstoreSigning(parser: Command): Command {
  parser
    .addOption(
      new Option(
        '--use-ambient-credentials',
        'sign as the identity of this pipeline or machine (the default where no token is given)',
      ),
    )
    .addOption(
      new Option(
        '--identity-token-file <file>',
        'a file with your identity token (default: SIGSTORE_ID_TOKEN, then the pipeline’s token)',
      ),
    )
    .addOption(
      new Option(
        '--identity-token <token>',
        'the token itself; every program on this machine can see it here',
      ),
    )
    .addOption(
      new Option(
        '--trust-config <file>',
        'client trust configuration of another Sigstore instance',
      ),
    )
    .addOption(new Option('--use-staging', 'use the public staging instance, for tests'));
  addInstance(parser);
  // A browser is never opened; these options exist so that a message can say what to do instead.
  return parser
    .addOption(new Option('--oauth-force-oob').hideHelp())
    .addOption(new Option('--client-id <id>').hideHelp())
    .addOption(new Option('--client-secret <secret>').hideHelp());
}

function addInstance(parser: Command): void {
  parser
    .addOption(new Option('--fulcio-url <url>', 'certificate authority of another instance'))
    .addOption(new Option('--rekor-url <url>', 'transparency log of another instance'))
    .addOption(
      new Option('--rekor-version <version>', 'API version of that log').choices(['1', '2']),
    )
    .addOption(
      new Option('--timestamp-url <url>', 'RFC 3161 timestamp authority of another instance'),
    );
}
