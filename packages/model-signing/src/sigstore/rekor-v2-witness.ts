import { createHash } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { RekorWitness, Witness } from '@sigstore/sign';
import { preAuthEncoding } from '../dsse.ts';

/**
 * Enters an envelope into a Rekor v2 log in the form that these logs require: the digest of what its signature
 * covers, as for any other signature.
 *
 * The library's witness requests an entry of kind `dsse`, which Rekor v2 no longer supports and refuses.
 *
 * @see https://github.com/sigstore/architecture-docs/blob/main/rekor-v2-spec.md section 6.1.4
 */
export function rekorV2Witness(witness: RekorWitness): Witness {
  return {
    async testify(content, publicKey) {
      if (content.$case !== 'dsseEnvelope') return witness.testify(content, publicKey);
      const { payloadType, payload, signatures } = content.dsseEnvelope;
      const digest = createHash('sha256').update(preAuthEncoding(payloadType, payload)).digest();
      return witness.testify(
        {
          $case: 'messageSignature',
          messageSignature: {
            messageDigest: { algorithm: HashAlgorithm.SHA2_256, digest },
            signature: signatures[0]?.sig ?? Buffer.alloc(0),
          },
        },
        publicKey,
      );
    },
  };
}
