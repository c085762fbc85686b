import { customSigner, signModel } from '../../../src/index.ts';
import { issue, root } from '../../support/pki.ts';
import {
  readRequest,
  TIMESTAMPING,
  timestampAuthority,
  timestampResponse,
} from '../../support/timestamp-authority.ts';
import type { ResponseParts } from '../../support/timestamp-authority.ts';
import type { HostileCase } from '../case.ts';
import { keyPair, signatureOf } from '../keys.ts';
import { MODEL } from '../oms-statement.ts';
import { layOut } from '../plan.ts';

const asking = timestampAuthority();
const stranger = issue(
  { subject: 'stranger', extensions: TIMESTAMPING },
  root({ subject: 'other' }),
);

function answerTo(message: Uint8Array, parts: Partial<ResponseParts>): Uint8Array {
  const { signer, middle } = asking;
  return timestampResponse({ message, signer, held: [parts.signer ?? signer, middle], ...parts });
}

/** Timestamp authorities that answer a signer with something other than what was requested. */
export const stampingCases: readonly HostileCase[] = [
  asked(
    'TIMESTAMP_REQUEST_FAILED',
    'stamp-refused',
    'a timestamp authority that is out of order',
    () => new Response('no', { status: 503 }),
  ),
  asked(
    'TIMESTAMP_REQUEST_FAILED',
    'stamp-of-other-request',
    'an answer to another request',
    (message) => new Response(answerTo(message, { nonce: Buffer.from('another nonce') })),
  ),
  asked(
    'TIMESTAMP_MISMATCH',
    'stamp-of-other-signature',
    'an answer about another signature',
    (_, nonce) => new Response(answerTo(Buffer.from('another'), { nonce })),
  ),
  asked(
    'TIMESTAMP_UNTRUSTED',
    'stamp-by-stranger',
    'a timestamp authority that the signer does not trust',
    (message, nonce) =>
      new Response(
        answerTo(message, {
          nonce,
          signer: stranger,
        }),
      ),
  ),
];

/** A signing that requests a timestamp; the twin gets what it requested. */
function asked(
  code: HostileCase['code'],
  name: string,
  what: string,
  hostile: (message: Uint8Array, nonce: Uint8Array) => Response,
): HostileCase {
  return {
    code,
    name,
    what,
    async attempt(isHostile, { folder }) {
      layOut(folder, MODEL);
      let message: Uint8Array = Buffer.alloc(0);
      const answer = (nonce: Uint8Array): Response =>
        isHostile ? hostile(message, nonce) : new Response(answerTo(message, { nonce }));
      const signer = customSigner(
        {
          publicKey: async () => keyPair().publicKey,
          sign: async (payload) => (message = signatureOf(keyPair(), payload)),
        },
        {
          timestamp: {
            url: 'https://tsa.example',
            authorities: [asking.top.node],
            fetch: async (_, request) => answer(readRequest(request?.body as Uint8Array).nonce),
          },
        },
      );
      return signModel(folder, signer);
    },
  };
}
