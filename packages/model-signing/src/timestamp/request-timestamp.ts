import { createHash, randomBytes, type X509Certificate } from 'node:crypto';
import { writeDer, writeOid, writeUnsigned } from '../der/write.ts';
import { ModelSigningError } from '../error.ts';
import { readCertificate } from '../x509/certificate.ts';
import { readTimestampOf, verifyTimestamp } from './verify-timestamp.ts';
import { verifyToken } from './verify-token.ts';

const SEQUENCE = 0x30;
const OCTET_STRING = 0x04;
const NULL = Uint8Array.of(0x05, 0x00);
const TRUE = Uint8Array.of(0x01, 0x01, 0xff);
const OID_SHA256 = '2.16.840.1.101.3.4.2.1';
const NONCE_OCTETS = 16;
const DEFAULTS = { timeoutMs: 30_000, maxBytes: 256 * 1024 };

/** Where and how to request a timestamp. */
export interface TimestampOptions {
  /** RFC 3161 endpoint, http or https. */
  readonly url: string;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  /** When given, the answer must come from one of these authorities, or the signing fails. */
  readonly authorities?: readonly X509Certificate[] | undefined;
  /** Milliseconds until the request is abandoned; default 30000. */
  readonly timeoutMs?: number | undefined;
}

/** DER TimeStampReq: SHA-256 of the message, a nonce, and a request for the certificate. */
export function timestampRequest(message: Uint8Array, nonce: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(message).digest();
  const algorithm = writeDer(SEQUENCE, writeOid(OID_SHA256), NULL);
  const imprint = writeDer(SEQUENCE, algorithm, writeDer(OCTET_STRING, digest));
  return writeDer(SEQUENCE, writeUnsigned(Uint8Array.of(1)), imprint, writeUnsigned(nonce), TRUE);
}

function failed(reason: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('TIMESTAMP_REQUEST_FAILED', `the timestamp authority ${reason}`, {
    cause,
  });
}

async function readAnswer(response: Response): Promise<Uint8Array> {
  if (!response.ok || response.body === null) throw failed(`answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > DEFAULTS.maxBytes) throw failed('sent more bytes than any timestamp has');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function post(
  body: Uint8Array,
  options: TimestampOptions,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULTS.timeoutMs);
  try {
    const response = await (options.fetch ?? fetch)(options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Buffer.from(body),
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return await readAnswer(response);
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof ModelSigningError ? cause : failed('cannot be reached', cause);
  }
}

/** Requires that the answer is to this request, correctly signed, and from one of the given authorities, if any. */
function checkAnswer(
  answer: Uint8Array,
  message: Uint8Array,
  nonce: Uint8Array,
  { authorities }: TimestampOptions,
): void {
  const token = readTimestampOf(answer, message);
  const sent = writeUnsigned(nonce).subarray(2);
  if (token.info.nonce === undefined || Buffer.compare(token.info.nonce, sent) !== 0) {
    throw failed('answered another request');
  }
  if (authorities === undefined) verifyToken(token, []);
  else
    verifyTimestamp(
      answer,
      message,
      authorities.map(({ raw }) => readCertificate(raw)),
    );
}

/**
 * Requests a timestamp for these bytes, and checks the answer before it is used.
 *
 * @throws {ModelSigningError} TIMESTAMP_REQUEST_FAILED and codes of stage `timestamp`
 * @see RFC 3161 sections 2.4.1 and 3.4
 */
export async function requestTimestamp(
  message: Uint8Array,
  options: TimestampOptions,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_OCTETS);
  const answer = await post(timestampRequest(message, nonce), options, signal);
  checkAnswer(answer, message, nonce, options);
  return answer;
}
