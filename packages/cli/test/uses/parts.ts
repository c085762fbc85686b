import type { ExitCode } from '../../src/exit.ts';
import type { Use } from '../registered/uses.ts';

/** The end of a line whose answer goes to a file, without a word. */
export const TO_FILE = '--format json --output out/answer.json --quiet --no-color';
/** What a command says when its answer goes to a file. */
export const NOTHING = /^$/;

/** A time to judge at. */
export const NOW = '--now 2026-11-23T12:00:00Z';

/** What every command that reads a model says when it has too many files. */
export const TOO_MANY: Use[2] = /more than 1 /;

/** Lines that sign as an identity and end before anything is sent. */
export function identityLines(line: string): readonly Use[] {
  return [
    [
      `${line} --identity-token x --fulcio-url ftp://f --rekor-url https://r --rekor-version 2 --timestamp-url https://t`,
      3,
      /Correct the addresses of the instance/,
    ],
    [`${line} --identity-token-file none.jwt`, 3, /none\.jwt is not there/],
    [`${line} --use-ambient-credentials`, 3, /IDENTITY_TOKEN_MISSING/],
    [`${line} --identity-token x --use-staging --trust-config none.json`, 3, /Give one of --use/],
    [`${line} --identity-token x --trust-config none.json`, 3, /none\.json is not there/],
    [
      `${line} --oauth-force-oob --client-id a --client-secret b`,
      3,
      /--oauth-force-oob, --client-id and --client-secret have no effect/,
    ],
  ];
}

/**
 * Lines that choose which entries of the model `m` count, and how they are read.
 *
 * @param tooMany - the answer when there are too many
 */
export function selectionLines(line: string, tooMany: ExitCode): readonly Use[] {
  return [
    [
      `${line} --ignore-paths elsewhere --ignore-git-paths --cache out/digests`,
      0,
      /leaves out nothing/,
    ],
    [
      `${line} --no-ignore-git-paths --allow-symlinks --allow-twins --allow-root good --no-cache`,
      0,
      /./,
    ],
    [`${line} --max-files 1`, tooMany, TOO_MANY],
    [`${line} ${TO_FILE}`, 0, NOTHING],
  ];
}

/** Lines that verify with options that only some signatures need. */
export function timeLines(line: string): readonly Use[] {
  return [
    [`${line} --require-log public`, 1, /TRANSPARENCY_MISSING/],
    [`${line} --timestamp-authority none.pem`, 3, /none\.pem is not there/],
  ];
}

/** Lines that name a Sigstore instance to trust. */
export function rootLines(line: string): readonly Use[] {
  return [
    [`${line} --trusted-root none.json`, 3, /none\.json is not there/],
    [`${line} --trust-config none.json`, 3, /none\.json is not there/],
    [`${line} --use-staging`, 3, /Give the staging root with --trusted-root/],
    [`${line} --refresh-root --use-staging`, 3, /each names another root/],
  ];
}

/** Lines that name a keyless signer in each of the ways there are. */
export function signerLines(line: string): readonly Use[] {
  const by = `${line} --identity-provider https://idp.example`;
  return [
    [`${by} --identity a@b.example`, 1, /METHOD_MISMATCH/],
    [`${by} --identity-pattern *@b.example`, 1, /METHOD_MISMATCH/],
    [
      `${by} --repository https://github.com/a/b --workflow .github/workflows/w.yml --ref refs/tags/v1`,
      1,
      /METHOD_MISMATCH/,
    ],
    ...rootLines(`${by} --identity a@b.example`),
  ];
}
