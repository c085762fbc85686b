import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable, required } from '../program/flag.ts';

/** A private key, and how its passphrase is obtained. */
export interface PrivateKeyOptions {
  readonly privateKey: string;
  readonly password?: string;
  readonly passwordFile?: string;
}

/** The timestamp authority, and the log that the signature is entered into. */
export interface TimestampOptions {
  readonly timestampUrl?: string;
  readonly transparencyLog?: string;
}

/** Adds `--private-key` and the ways to give its passphrase. */
export function addPrivateKeyOptions(parser: Command, mandatory = true): Command {
  const own = mandatory ? required : (option: Option): Option => option;
  return parser
    .addOption(own(new Option('--private-key <file>', 'the private key, PEM')))
    .addOption(
      new Option(
        '--password-file <file>',
        'a file with its passphrase (default: WEIGHBRIDGE_PASSWORD, then a prompt on the terminal)',
      ),
    )
    .addOption(
      new Option(
        '--password <text>',
        'its passphrase; every program on this machine can see it here: prefer --password-file',
      ),
    );
}

/** `--transparency-log`. */
export function transparencyLogOption(): Option {
  return new Option(
    '--transparency-log <url>',
    'enter the signature into this Rekor log, or public; visible to everyone, permanently; uses the network',
  );
}

/** Adds `--timestamp-url` and `--transparency-log`. */
export function addTimestampOption(parser: Command): Command {
  parser.addOption(transparencyLogOption());
  return parser.addOption(
    new Option(
      '--timestamp-url <url>',
      'ask this RFC 3161 authority for the time; uses the network',
    ),
  );
}

/** The certificate of the signing key, and the chain that vouches for it. */
export interface CertificateOptions {
  readonly signingCertificate: string;
  readonly certificateChain: readonly string[];
}

/** Adds `--signing-certificate` and `--certificate-chain`. */
export function addCertificateOptions(parser: Command, mandatory = true): Command {
  const own = mandatory ? required : (option: Option): Option => option;
  return parser
    .addOption(
      own(new Option('--signing-certificate <file>', 'the certificate of the private key, PEM')),
    )
    .addOption(
      repeatable('--certificate-chain <file>', 'certificates between it and the authority, PEM'),
    );
}
