import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable, required } from '../program/flag.ts';

/** Whom to trust, by any method. The options that are given decide the method. */
export interface TrustOptions {
  readonly publicKey?: readonly string[];
  readonly certificateChain?: readonly string[];
  readonly timestampAuthority?: readonly string[];
  readonly requireLog?: string;
  readonly logFingerprints?: true;
  readonly identity?: string;
  readonly identityPattern?: string;
  readonly identityProvider?: string;
  readonly repository?: string;
  readonly workflow?: string;
  readonly ref?: string;
  readonly trustedRoot?: string;
  readonly trustConfig?: string;
  readonly useStaging?: true;
  readonly refreshRoot?: true;
}

/** Adds `--timestamp-authority` and `--require-log`. */
function addTimestampTrust(parser: Command): Command {
  parser.addOption(
    new Option(
      '--require-log <root>',
      'a trusted root, or public: one of its transparency logs must hold the signature',
    ),
  );
  return parser.addOption(
    repeatable(
      '--timestamp-authority <file>',
      'a root certificate to trust for RFC 3161 timestamps, PEM',
    ),
  );
}

/** Adds what `verify key` trusts. */
export function addKeyTrust(parser: Command): Command {
  parser.addOption(
    required(repeatable('--public-key <file>', 'the public key of the signer, PEM')),
  );
  return addTimestampTrust(parser);
}

/** Adds what `verify certificate` trusts. */
export function addCertificateTrust(parser: Command): Command {
  parser
    .addOption(
      repeatable(
        '--certificate-chain <file>',
        'certificate authorities to trust, PEM; the system’s are never used',
      ),
    )
    .addOption(
      new Option('--log-fingerprints', 'print the fingerprint of every trusted certificate'),
    );
  return addTimestampTrust(parser);
}

/** Adds whom `verify sigstore` trusts. */
export function addSigstoreTrust(parser: Command): Command {
  addIdentityOptions(parser);
  parser.addOption(
    required(
      new Option('--identity-provider <url>', 'the OpenID Connect issuer that vouched, exactly'),
    ),
  );
  return addRootOptions(parser);
}

/** Adds the three ways to name a keyless signer, of which one is given. */
function addIdentityOptions(parser: Command): void {
  parser
    .addOption(
      new Option('--identity <identity>', 'who signed, exactly: an e-mail address or a URI'),
    )
    .addOption(
      new Option(
        '--identity-pattern <pattern>',
        'the same, anchored at both ends; * is one or more characters other than /',
      ),
    )
    .addOption(
      new Option(
        '--repository <url>',
        'the repository whose pipeline signed, with --workflow and --ref, whatever reusable workflow it called',
      ),
    )
    .addOption(
      new Option('--workflow <path>', 'its workflow, such as .github/workflows/release.yml'),
    )
    .addOption(new Option('--ref <ref>', 'its full ref, exact or a pattern such as refs/tags/v*'));
}

/** Adds the choice of a Sigstore instance to trust. */
export function addRootOptions(parser: Command): Command {
  return parser
    .addOption(
      new Option(
        '--trusted-root <file>',
        'trusted root of a private Sigstore (default: the public one, which is built in)',
      ),
    )
    .addOption(
      new Option('--trust-config <file>', 'client trust configuration; its trusted root is used'),
    )
    .addOption(
      new Option(
        '--refresh-root',
        'fetch the current public trusted root by TUF; the only use of the network',
      ),
    )
    .addOption(new Option('--use-staging').hideHelp());
}

/** Adds every kind of trust, for statements that may be signed in any way. */
export function addAnyTrust(parser: Command): Command {
  parser.optionsGroup('Whom to trust (one kind):');
  parser
    .addOption(repeatable('--public-key <file>', 'a public key, PEM'))
    .addOption(repeatable('--certificate-chain <file>', 'certificate authorities, PEM'));
  addIdentityOptions(parser);
  parser.addOption(
    new Option('--identity-provider <url>', 'the OpenID Connect issuer of the identity, exactly'),
  );
  addTimestampTrust(parser);
  addRootOptions(parser);
  return parser.optionsGroup('Options:');
}
