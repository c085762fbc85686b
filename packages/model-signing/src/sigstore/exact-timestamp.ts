import { ASN1Obj, RFC3161Timestamp } from '@sigstore/core';
import { readTimestampToken } from '../timestamp/token.ts';

/**
 * A timestamp response for the Sigstore verifier, read strictly first.
 *
 * The verifier's own reader takes fractions of a second of exactly three digits. DER drops zeros at the
 * end (RFC 3161, 2.4.2), so that it would refuse one in ten of an authority's that counts milliseconds.
 */
export class ExactTimestamp extends RFC3161Timestamp {
  readonly #time: Date;

  constructor(root: ASN1Obj, time: Date) {
    super(root);
    this.#time = time;
  }

  /** @throws {Error} when the bytes are no granted response */
  static read(der: Uint8Array): ExactTimestamp {
    const { info } = readTimestampToken(der);
    return new ExactTimestamp(ASN1Obj.parseBuffer(Buffer.from(der)), info.time);
  }

  override get signingTime(): Date {
    return new Date(this.#time);
  }
}
