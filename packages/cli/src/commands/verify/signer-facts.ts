import type { TimeProof, VerifiedSigner } from '@weighbridge/model-signing';
import type { Fact } from '@weighbridge/report';

/** Who signed, how and when. */
export function signerFacts(signer: VerifiedSigner): readonly Fact[] {
  const { name, issuer, anchor, method, keyType, keyFingerprint, signedAt, logIndex } = signer;
  return [
    { name: 'signed by', value: name, look: 'strong' },
    ...(issuer === undefined ? [] : [{ name: 'vouched by', value: issuer }]),
    ...(anchor === undefined ? [] : [{ name: 'authority', value: anchor }]),
    { name: 'method', value: `${method}, ${keyType}, key ${keyFingerprint}` },
    ...(signedAt.length === 0
      ? [{ name: 'when', value: 'not known: nothing proves when it was signed' }]
      : signedAt.map((proof) => ({ name: 'when', value: timeText(proof) }))),
    ...(logIndex === undefined ? [] : [{ name: 'logged', value: `entry ${logIndex}` }]),
  ];
}

function timeText({ time, source, by }: TimeProof): string {
  const how = source === 'timestamp-authority' ? 'RFC 3161 timestamp' : 'transparency log';
  return `${time}, by ${how} of ${by}`;
}
