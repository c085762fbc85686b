const utf8 = new TextEncoder();

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * The bytes that a DSSE signature covers: type and payload, each with its length in octets.
 *
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8.encode(payloadType);
  return join(
    utf8.encode(`DSSEv1 ${type.length} `),
    type,
    utf8.encode(` ${payload.length} `),
    payload,
  );
}

const BACKSLASH = 0x5c;
const SINGLE_QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
/** Octets that Python spells with one letter: tab, line feed, carriage return. */
const LETTERS: Readonly<Record<number, string>> = { 0x09: 't', 0x0a: 'n', 0x0d: 'r' };

/** How Python's `repr` spells one octet inside a bytes literal, as octets. */
function reprOctet(octet: number, quote: number): Uint8Array {
  const letter = LETTERS[octet];
  if (letter !== undefined) return utf8.encode(`\\${letter}`);
  if (octet === BACKSLASH || octet === quote) return Uint8Array.of(BACKSLASH, octet);
  if (octet >= 0x20 && octet < 0x7f) return Uint8Array.of(octet);
  return utf8.encode(`\\x${octet.toString(16).padStart(2, '0')}`);
}

/** The octets between the quotes of Python's `repr(bytes)`. */
function reprBody(bytes: Uint8Array, quote: number): Uint8Array {
  const spelled = Array.from({ length: 256 }, (_, octet) => reprOctet(octet, quote));
  const out = new Uint8Array(bytes.length * 4);
  let at = 0;
  for (const octet of bytes) {
    const text = spelled[octet] ?? new Uint8Array();
    out.set(text, at);
    at += text.length;
  }
  return out.subarray(0, at);
}

/**
 * The bytes that model_signing 0.2 signed instead: `DSSEV1`, and the payload as Python prints a bytes
 * object (`b'...'`).
 *
 * Only for statements of predicate `https://model_signing/Digests/v0.1`. The length is that of the
 * payload itself, so the encoding stays one to one.
 * Cost: O(n) time, 4 times the payload's memory.
 *
 * @see sigstore/model-transparency, `_signing/sign_sigstore_pb.py`, `pae_compat`
 */
export function legacyPreAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const double = payload.includes(SINGLE_QUOTE) && !payload.includes(DOUBLE_QUOTE);
  const quote = double ? DOUBLE_QUOTE : SINGLE_QUOTE;
  // Python counts the characters of the type, not its octets.
  const head = `DSSEV1 ${[...payloadType].length} ${payloadType} ${payload.length} b`;
  const mark = Uint8Array.of(quote);
  return join(utf8.encode(head), mark, reprBody(payload, quote), mark);
}
