import { parseBundle } from './bundle/parse-bundle.ts';
import type { ParseBundleOptions } from './bundle/parse-bundle.ts';
import { Attempts } from './inspect/attempt.ts';
import type { BundleInspection } from './inspect/inspection.ts';
import { inspectLogEntry } from './inspect/log-entry.ts';
import { inspectSigner } from './inspect/signer.ts';
import { inspectModel, inspectStatement, mayBeModel } from './inspect/statement.ts';
import { readTimestampToken } from './timestamp/token.ts';

const WARNING =
  'NOT VERIFIED: nothing below was checked. The maker of this bundle can have written anything into it.';

/**
 * What a bundle says: method, claimed signer, statement, log entries and timestamps. NOT verified.
 *
 * For people who want to know what a signature is before they decide whom to trust; never base a decision on
 * it. A part that cannot be read is named in `unreadable` and does not hide the others.
 * Cost: O(n log n) time and O(n) memory for n bytes.
 *
 * @throws {ModelSigningError} the codes of stage `bundle`, when it is not a bundle at all
 */
export function inspectBundle(
  input: Uint8Array | string,
  options: ParseBundleOptions = {},
): BundleInspection {
  const bundle = parseBundle(input, options);
  const attempts = new Attempts();
  const { mediaType, version, method, envelope } = bundle;
  const payload = version === 'dsse' ? '/payload' : '/dsseEnvelope/payload';
  const statement = inspectStatement(envelope);
  const model = mayBeModel(statement)
    ? attempts.try(payload, () => inspectModel(envelope))
    : undefined;
  return {
    verified: false,
    warning: WARNING,
    claims: {
      ...(mediaType !== undefined && { mediaType }),
      version,
      method,
      signer: inspectSigner(bundle, attempts),
      statement,
      ...(model !== undefined && { model }),
      logEntries: readEach(bundle.tlogEntries, LOG_ENTRIES, attempts, (entry, pointer) =>
        inspectLogEntry(entry, { code: 'BUNDLE_MALFORMED', pointer }),
      ),
      timestamps: readEach(bundle.timestamps, TIMESTAMPS, attempts, (token) =>
        readTimestampToken(token).info.time.toISOString(),
      ),
    },
    unreadable: attempts.unreadable,
  };
}

const LOG_ENTRIES = '/verificationMaterial/tlogEntries';
const TIMESTAMPS = '/verificationMaterial/timestampVerificationData/rfc3161Timestamps';

function readEach<Part, Claim>(
  parts: readonly Part[],
  pointer: string,
  attempts: Attempts,
  read: (part: Part, pointer: string) => Claim,
): readonly Claim[] {
  return parts.flatMap((part, i) => {
    const at = `${pointer}/${i}`;
    const claim = attempts.try(at, () => read(part, at));
    return claim === undefined ? [] : [claim];
  });
}
