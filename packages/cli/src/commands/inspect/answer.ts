import { escapeForDisplay } from '@weighbridge/core';
import type { BundleInspection, ClaimedSigner } from '@weighbridge/model-signing';
import { bytes, plural } from '@weighbridge/report';
import type { Page } from '@weighbridge/report';
import { addLine, addNames, addTitle } from '../../output/lines.ts';
import type { Telling } from '../../output/tell.ts';

type Claims = BundleInspection['claims'];

/** What a bundle claims. Its first line and its last say that none of it is verified. */
export function inspectedTelling(file: string, inspection: BundleInspection): Telling {
  return {
    kind: 'inspection',
    json: { readable: true, subject: file, ...inspection },
    sentence: `UNVERIFIED: ${inspection.warning}`,
    page(page) {
      addBanner(page, inspection.warning.replace(/^NOT VERIFIED: /, ''));
      addTitle(page, file);
      addClaims(page, inspection);
      addUnreadable(page, inspection);
      page.gap();
      addBanner(page, 'To verify it, name whom you trust: weighbridge verify --help');
    },
  };
}

function addBanner(page: Page, text: string): void {
  page.add(0, [['bad', '!! UNVERIFIED !! ']], escapeForDisplay(text), 'bad');
}

function addClaims(page: Page, { claims }: BundleInspection): void {
  const { mediaType, version, method, signer, statement, model } = claims;
  addLine(page, 'bundle', `${mediaType ?? 'a bare envelope'} (${version})`);
  addLine(page, 'method', `${method} (as its shape says)`);
  addSignerClaims(page, signer);
  addTimeClaims(page, claims);
  addLine(page, 'states', statement.predicateType ?? statement.payloadType);
  addLine(page, 'payload', `${statement.payloadDigest}, ${bytes(statement.payloadBytes)}`);
  if (model !== undefined) addModelClaims(page, model);
}

function addTimeClaims(page: Page, { logEntries, timestamps }: Claims): void {
  for (const time of timestamps) addLine(page, 'stamped', `${time} (as it claims)`);
  for (const { logIndex, integratedTime, kind, version } of logEntries) {
    const parts = [`entry ${logIndex ?? '?'}`, integratedTime, kind, version];
    const text = parts.filter((part) => part !== undefined).join(' ');
    addLine(page, 'logged', `${text} (as it claims)`);
  }
}

function addModelClaims(page: Page, model: NonNullable<Claims['model']>): void {
  const { method, algorithm, shardBytes, files, ignorePaths, allowSymlinks } = model;
  const parts = method === 'files' ? '' : ` of parts of ${bytes(shardBytes ?? 0)}`;
  addLine(page, 'model', `${model.subjectName} (as it claims)`);
  addLine(page, 'lists', `${plural(files, 'file')}, ${algorithm}${parts}`);
  addLine(page, 'root', model.root);
  if (allowSymlinks) addLine(page, 'links', 'allowed: signed as the files that they lead to');
  if (ignorePaths.length > 0) {
    addNames(page, 'left out', plural(ignorePaths.length, 'path'), ignorePaths);
  }
}

function addSignerClaims(page: Page, signer: ClaimedSigner): void {
  const { identity, certificates, keyHint, keyFingerprint, keyid } = signer;
  if (identity !== undefined) {
    addLine(page, 'claims to be', identity.identity);
    addLine(page, 'vouched by', `${identity.issuer} (as it claims)`);
  }
  if (keyHint !== undefined) addLine(page, 'key hint', keyHint);
  if (keyFingerprint !== undefined) addLine(page, 'key', keyFingerprint);
  if (keyid !== undefined && keyid !== '') addLine(page, 'key id', keyid);
  for (const { subject, issuer, validFrom, validTo, fingerprint } of certificates) {
    addLine(page, 'certificate', subject === '' ? '(no subject)' : subject);
    addLine(page, '', `issued by ${issuer}, ${validFrom} to ${validTo}`);
    addLine(page, '', fingerprint);
  }
}

function addUnreadable(page: Page, { unreadable }: BundleInspection): void {
  for (const { part, message, code } of unreadable) {
    addLine(
      page,
      'unreadable',
      `${part}: ${message}${code === undefined ? '' : ` (${code})`}`,
      'bad',
    );
  }
}
