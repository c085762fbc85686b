import { ASN1Obj, RFC3161Timestamp } from '@sigstore/core';

/**
 * A timestamp response for the Sigstore verifier, with the time that this package's reader found in it.
 *
 * The verifier's reader takes fractions of a second of exactly three digits. DER drops trailing zeros (RFC
 * 3161, 2.4.2), so it would refuse one in ten timestamps of an authority that counts milliseconds.
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
