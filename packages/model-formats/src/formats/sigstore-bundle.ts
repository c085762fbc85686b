import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { headText, startsAsJson } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Not `.json` alone: a configuration that a loader reads by name must not pass as a signature. */
const NAMES: readonly string[] = ['.sig', '.sigstore', '.sigstore.json', '.sig.json'];
/** A bundle's first member, in any order that a writer may use: nothing else starts like this. */
const FIRST_MEMBER =
  /^\s*\{\s*"(?:mediaType"\s*:\s*"application\/vnd\.dev\.sigstore\.bundle|(?:verificationMaterial|dsseEnvelope|messageSignature)")/;

/** A signature or attestation in a Sigstore bundle. What it says is not verified here. */
export const sigstoreBundle = defineFormat({
  id: 'sigstore-bundle',
  title: 'Sigstore bundle',
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  names: { exclusive: NAMES },
  canCarryCode: 'no',
  role: 'document',
  citations: [
    'https://docs.sigstore.dev/about/bundle/',
    'https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md',
  ],
  sniff: (head, path, sizeBytes) =>
    hasExtension(path, NAMES) &&
    startsAsJson(head, sizeBytes) &&
    FIRST_MEMBER.test(headText(head, sizeBytes) ?? ''),
  read: textReader('sigstore-bundle', 'no'),
});
