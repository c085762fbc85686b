import { isRelativePath } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import type { ToldByFile } from '../../control.ts';
import { isDigest, isObject, member, textOf } from './shape.ts';

/** Maximum length of a path that a statement keeps. */
const MAX_PATH = 2000;

/** What a file says, if the file is known and inside the model. */
export function told(source: JsonObject, fact: JsonObject): readonly ToldByFile[] {
  const path = textOf(source, 'path');
  const digest = member(source, 'file');
  if (!isDigest(digest) || path.length > MAX_PATH || !isRelativePath(path)) return [];
  return [{ path, digest, fact }];
}

/** Who signed a fact and which part of it they signed; undefined if nobody did. */
export function signedBy(fact: JsonObject, ...said: readonly string[]): string | undefined {
  const signer = member(fact, 'signer');
  if (!isObject(signer)) return undefined;
  return JSON.stringify([textOf(signer, 'keyFingerprint'), ...said]);
}
