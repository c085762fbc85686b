import { cleanName } from '../text.ts';
import type { Node } from './node.ts';
import { present } from './present.ts';

/** Who made a BOM, with which tool, and when. */
export interface BomMetadata {
  /** `urn:uuid:` and a UUID, where the document has one. */
  readonly serialNumber?: string;
  /** Version of the BOM itself, from 1. */
  readonly version: number;
  /** ISO 8601 instant as the document spells it. */
  readonly timestamp?: string;
  /** The tool that made it, as the document says. */
  readonly tool?: { readonly name: string; readonly version: string };
  /** Who made it, as the document says. */
  readonly author?: { readonly name: string; readonly email?: string };
}

/** What a document says about itself. */
export function readMetadata(document: Node): BomMetadata {
  for (const key of ['$schema', 'bomFormat', 'specVersion', 'version']) document.at(key)?.carry();
  const metadata = document.at('metadata');
  const version = document.at('version')?.value;
  return {
    version: Number.isSafeInteger(version) ? (version as number) : 1,
    ...present({
      serialNumber: document.text('serialNumber'),
      timestamp: metadata?.text('timestamp'),
      tool: metadata === undefined ? undefined : toolOf(metadata),
      author: metadata === undefined ? undefined : authorOf(metadata),
    }),
  };
}

/** The first author who has a name. */
function authorOf(metadata: Node): BomMetadata['author'] {
  const person = metadata.items('authors').find((one) => one.at('name') !== undefined);
  const name = person?.text('name');
  if (person === undefined || name === undefined) return undefined;
  return { name, ...present({ email: person.text('email') }) };
}

/** The first tool, in the form of 1.5 and later or in the earlier list. */
function toolOf(metadata: Node): BomMetadata['tool'] {
  const [component] = metadata.at('tools')?.items('components') ?? [];
  const tool = component ?? metadata.items('tools')[0];
  const name = tool?.text('name');
  if (tool === undefined || name === undefined) return undefined;
  tool.is('type', 'application');
  return { name: cleanName(name), version: cleanName(tool.text('version') ?? '') };
}
