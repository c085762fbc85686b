import type { JsonObject } from '@weighbridge/core';
import { minuteOf } from '@weighbridge/core/view';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import type { Fact } from './Facts.tsx';
import { object, objects, text } from './read.ts';

/** Anything except these three words is shown unchanged. */
const METHODS: Readonly<Record<string, string>> = {
  key: 'With a key',
  certificate: 'With a certificate',
  sigstore: 'Keyless, by Sigstore',
};

const SOURCES: Readonly<Record<string, string>> = {
  'timestamp-authority': 'timestamp of',
  'transparency-log': 'transparency log',
};

/** Who signed and how, if proven; otherwise nothing. */
export function signerFacts(payload: JsonObject): readonly Fact[] {
  const signer = object(payload, 'signer');
  const method = text(signer, 'method');
  return [
    ['Signed by', words(text(payload, 'matchedSigner') ?? text(signer, 'name'))],
    ['How', method === undefined ? undefined : (METHODS[method] ?? words(method))],
    ['Identity', code(text(signer, 'identity'))],
    ['Issuer', code(text(signer, 'issuer'))],
    ['Certificate', words(text(signer, 'certificateSubject'))],
    ['Trusted through', words(text(signer, 'anchor'))],
    ['Key', words(text(signer, 'keyType'))],
    ['Key fingerprint', code(text(signer, 'keyFingerprint'))],
  ];
}

/** When it was signed, and how that is known. */
export function timeFact(payload: JsonObject): Fact {
  const times = objects(payload, 'signedAt');
  if (times.length === 0) return ['Signed at', 'Nothing proves when'];
  return [
    'Signed at',
    <ul key="times">
      {times.map((proof, at) => (
        <li key={at}>
          {minuteOf(text(proof, 'time') ?? '')}, by{' '}
          {SOURCES[text(proof, 'source') ?? ''] ?? 'statement of'}{' '}
          <Untrusted text={text(proof, 'by') ?? ''} />
        </li>
      ))}
    </ul>,
  ];
}

/** Text of a certificate or a statement as code; nothing if there is none. */
export function code(value: string | undefined) {
  return value === undefined ? undefined : <Untrusted code text={value} />;
}

/** Text of a certificate or a statement; nothing if there is none. */
export function words(value: string | undefined) {
  return value === undefined ? undefined : <Untrusted text={value} />;
}
