import type { Finding } from '@weighbridge/core';
import type { TimeProof, VerifiedModel, VerifiedSigner } from '@weighbridge/model-signing';
import { bytes, count, plural } from '@weighbridge/report';
import type { Page, Style } from '@weighbridge/report';
import { addLine, addNames, addTitle, addVerdict } from '../../output/lines.ts';
import type { Telling } from '../../output/tell.ts';
import type { Threshold } from './fail-on.ts';

/** The answer to a model that is what its signer signed. */
export function verifiedTelling(
  subject: string,
  verified: VerifiedModel,
  threshold: Threshold,
): Telling {
  const { style, word, text } = withThreshold(headline(verified), threshold);
  return {
    kind: 'verification',
    json: { verified: true, subject, ...verified, ...failedIn(threshold) },
    sentence: `${word}: ${text}`,
    page(page) {
      addTitle(page, subject);
      addVerdict(page, style, word, text);
      page.gap();
      addSigner(page, verified.signer);
      addCoverage(page, verified);
      addIdentity(page, verified);
      addWarnings(page, verified);
    },
  };
}

/** The first line of an answer: a sign and a word for the eye, and what it means. */
export interface Headline {
  readonly style: Style;
  readonly word: string;
  readonly text: string;
}

/** The first line where `--fail-on` does not accept what stands below it: the word is no longer a pass. */
export function withThreshold(given: Headline, { sentence }: Threshold): Headline {
  if (sentence === undefined) return given;
  return { style: 'bad', word: 'NOT ACCEPTED', text: `${given.word}, but with ${sentence}` };
}

/** The member of a JSON answer that says so. */
export function failedIn({ sentence }: Threshold): { readonly failed?: string } {
  return sentence === undefined ? {} : { failed: sentence };
}

/** Never a plain word where less than everything was signed and compared. */
function headline({ coverage, warnings }: VerifiedModel): Headline {
  const { notChecked, unsignedPresent, ignoredPresent } = coverage;
  if (notChecked.length > 0) {
    return {
      style: 'unsure',
      word: 'VERIFIED IN PART',
      text: `${plural(notChecked.length, 'signed file')} not compared, as --only did not name ${notChecked.length === 1 ? 'it' : 'them'}`,
    };
  }
  if (unsignedPresent.length > 0) {
    return {
      style: 'unsure',
      word: 'VERIFIED BESIDE UNSIGNED FILES',
      text: `${plural(unsignedPresent.length, 'file')} here that nobody signed`,
    };
  }
  const whole = 'every signed file is as it was signed, under its name';
  if (warnings.some(({ level }) => level === 'error')) {
    return {
      style: 'unsure',
      word: 'VERIFIED WITH WARNINGS',
      text: `${whole}; but read the warnings below`,
    };
  }
  const added =
    ignoredPresent.length === 0 ? 'nothing was added' : 'nothing beside them but what is left out';
  return { style: 'good', word: 'VERIFIED', text: `${whole}, and ${added}` };
}

/** Who signed, how and when. */
export function addSigner(page: Page, signer: VerifiedSigner): void {
  addLine(page, 'signed by', signer.name, 'strong');
  if (signer.issuer !== undefined) addLine(page, 'vouched by', signer.issuer);
  if (signer.anchor !== undefined) addLine(page, 'authority', signer.anchor);
  addLine(page, 'method', `${signer.method}, ${signer.keyType}, key ${signer.keyFingerprint}`);
  if (signer.signedAt.length === 0) {
    addLine(page, 'when', 'not known: nothing proves when it was signed');
  }
  for (const proof of signer.signedAt) addLine(page, 'when', timeLine(proof));
  if (signer.logIndex !== undefined) addLine(page, 'logged', `entry ${signer.logIndex}`);
}

function timeLine({ time, source, by }: TimeProof): string {
  const how = source === 'timestamp-authority' ? 'RFC 3161 timestamp' : 'transparency log';
  return `${time}, by ${how} of ${by}`;
}

function addCoverage(page: Page, { coverage, serialization }: VerifiedModel): void {
  const { verified, verifiedBytes, cachedBytes, notChecked } = coverage;
  const { method, algorithm, shardBytes } = serialization;
  const parts = [plural(verified.length, 'file'), bytes(verifiedBytes), algorithm];
  if (method === 'shards') parts.push(`in parts of ${bytes(shardBytes ?? 0)}`);
  if (cachedBytes > 0) parts.push(`${bytes(cachedBytes)} known from the cache, not read again`);
  addLine(page, 'covered', parts.join(', '));
  const unsigned = coverage.unsignedPresent.map(({ path }) => path);
  const ignored = coverage.ignoredPresent.map(({ path }) => path);
  if (notChecked.length > 0) {
    addNames(page, 'not compared', plural(notChecked.length, 'signed file'), notChecked);
  }
  if (unsigned.length > 0) {
    addNames(page, 'not signed', `${count(unsigned.length)} here, accepted as asked`, unsigned);
  }
  if (ignored.length > 0) {
    addNames(page, 'left out', `${count(ignored.length)} here that no signature protects`, ignored);
  }
}

function addIdentity(page: Page, { root, payloadDigest, subjectName }: VerifiedModel): void {
  addLine(page, 'root', root);
  addLine(page, 'payload', payloadDigest);
  addLine(page, 'named', `${subjectName} (as the signer called it; not proved)`);
}

/** Everything that the reader should know beside the answer. */
export function addWarnings(
  page: Page,
  { warnings }: { readonly warnings: readonly Finding[] },
): void {
  if (warnings.length === 0) return;
  page.gap();
  for (const { level, message, ruleId, locations } of warnings.slice(0, MAX_WARNINGS)) {
    const where = locations[0] === undefined ? '' : `${locations[0].path}: `;
    addLine(page, level, `${where}${message} (${ruleId})`, level === 'note' ? 'quiet' : 'unsure');
  }
  if (warnings.length > MAX_WARNINGS) {
    addLine(
      page,
      '',
      `… and ${count(warnings.length - MAX_WARNINGS)} more; --format json lists all`,
    );
  }
}

const MAX_WARNINGS = 10;
