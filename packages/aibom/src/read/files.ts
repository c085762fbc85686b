import { FILE_ROLES } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { PointerFact } from '@weighbridge/model-formats';
import type { BomFile } from '../description.ts';
import { byCodeUnits, member } from '../text.ts';
import { countOf, digestOf, ownProperty } from './claims.ts';
import type { Node } from './node.ts';
import { present } from './present.ts';

const ANSWERS = ['no', 'yes', 'unknown'] as const;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Maximum length of a path that is read, UTF-16 code units. */
const MAX_PATH = 4_096;

/**
 * The files that components list, in path order, each path once. For documents of ours, what they say was observed
 * about the files is repeated; for those from other tools, only name, hash and type are known.
 */
export function readFiles(components: readonly Node[]): readonly BomFile[] {
  const files = new Map<string, BomFile>();
  for (const component of components) {
    const file = readFile(component, files);
    if (file !== undefined) files.set(file.path, file);
  }
  return [...files.values()].sort((a, b) => byCodeUnits(a.path, b.path));
}

/** A path is carried over unchanged: it names bytes. A second component with the same path is not read. */
function readFile(component: Node, known: ReadonlyMap<string, BomFile>): BomFile | undefined {
  const path = pathOf(component);
  if (path === undefined || known.has(path)) return undefined;
  component.at('name')?.carry();
  component.is('type', 'file');
  return {
    path,
    ...present({
      sizeBytes: countOf(ownProperty(component, 'sizeBytes')),
      digest: digestOf(component),
      pointer: pointerOf(component),
      mediaType: ownProperty(component, 'mediaType') ?? component.text('mime-type'),
    }),
    ...seenOf(component),
  };
}

function pathOf(component: Node): string | undefined {
  const name = member(component.value, 'name');
  const fits = typeof name === 'string' && name !== '' && name.length <= MAX_PATH;
  return fits ? name.toWellFormed() : undefined;
}

/** What a Git LFS pointer declared about the file that it replaces. */
function pointerOf(component: Node): PointerFact | undefined {
  const digest = ownProperty(component, 'declaredDigest');
  const sizeBytes = countOf(ownProperty(component, 'declaredSizeBytes'));
  if (digest === undefined || sizeBytes === undefined || !DIGEST.test(digest)) return undefined;
  return { digest: digest as Digest, sizeBytes };
}

function seenOf(component: Node) {
  const format = ownProperty(component, 'format');
  const role = ownProperty(component, 'role');
  const canCarryCode = ownProperty(component, 'canCarryCode');
  const wellFormed = ownProperty(component, 'wellFormed');
  return {
    format: format === undefined || format === 'unknown' ? null : format,
    role: FILE_ROLES.find((one) => one === role) ?? ('unknown' as const),
    canCarryCode: ANSWERS.find((one) => one === canCarryCode) ?? ('unknown' as const),
    wellFormed: wellFormed === 'true' ? true : wellFormed === 'false' ? false : null,
    coverageComplete: ownProperty(component, 'coverageComplete') === 'true',
  };
}
