import { ASN1Obj, RFC3161Timestamp } from '@sigstore/core';

/**
 * A timestamp response for the Sigstore verifier, with the time that our own reader found in it.
 *
 * The verifier's reader takes fractions of a second of exactly three digits. DER drops zeros at the end
 * (RFC 3161, 2.4.2), so that it would refuse one in ten of an authority's that counts milliseconds.
 */
export class ExactTimestamp extends RFC3161Timestamp {
  readonly #time: Date;

  constructor(der: Uint8Array, time: Date) {
    super(ASN1Obj.parseBuffer(Buffer.from(der)));
    this.#time = time;
  }

  override get signingTime(): Date {
    return new Date(this.#time);
  }
}
