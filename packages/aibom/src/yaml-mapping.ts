import type { Document, Node, YAMLMap } from 'yaml';
import { isRecord } from './text.ts';
import { yamlTrouble } from './yaml-trouble.ts';

/** A member that occurs twice. */
export interface DoubledMember {
  readonly name: string;
  /** The earlier values, which do not count, in order; only for members at the top. */
  readonly earlier: readonly unknown[];
}

/** Limits on a YAML text. */
export interface YamlLimits {
  readonly maxYamlBytes: number;
  readonly maxYamlAliases: number;
}

/** A mapping, or why the text is not one; `isPartial` where its members may still be read one by one. */
export type YamlMapping =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      readonly doubled: readonly DoubledMember[];
    }
  | {
      readonly trouble: string;
      /** Line of the text, from 1. */
      readonly line: number;
      readonly isPartial: boolean;
    };

/** Reads one text. Never throws. */
export type YamlReader = (text: string) => YamlMapping;

/** Maximum number of repeated members that are reported. */
const MAX_DOUBLED = 20;

type Yaml = Pick<typeof import('yaml'), 'parseDocument' | 'isScalar' | 'isMap' | 'visit'>;

/** Loads the parser on demand, since most models do not need it. */
export async function loadYaml(limits: YamlLimits): Promise<YamlReader> {
  const yaml = await import('yaml');
  return (text) => {
    try {
      return readMapping(text, yaml, limits);
    } catch (error) {
      const trouble = `cannot be read: ${(error as Error).message.slice(0, 120)}`;
      return { trouble, line: 1, isPartial: true };
    }
  };
}

function readMapping(text: string, yaml: Yaml, limits: YamlLimits): YamlMapping {
  const document = yaml.parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    stringKeys: true,
    logLevel: 'error',
    prettyErrors: false,
  });
  const error = document.errors[0] ?? document.warnings[0];
  if (error !== undefined) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    return { trouble: yamlTrouble(error.code), line, isPartial: error.code !== 'MULTIPLE_DOCS' };
  }
  const options = { maxAliasCount: limits.maxYamlAliases };
  const value: unknown = document.toJS(options) ?? {};
  if (!isRecord(value)) return { trouble: 'is not a YAML mapping', line: 1, isPartial: false };
  const top = yaml.isMap(document.contents) ? document.contents : undefined;
  const doubled = doubledNames(document, yaml).map((name) => ({
    name,
    earlier: valuesOf(top, name).map((node) => node.toJS(document, options)),
  }));
  return { value, doubled };
}

/** Every value of one member except the last. */
function valuesOf(map: YAMLMap | undefined, name: string): readonly Node[] {
  const values = (map?.items ?? []).filter(({ key }) => nameOf(key) === name);
  return values.slice(0, -1).flatMap(({ value }) => (value === null ? [] : [value as Node]));
}

function nameOf(key: unknown): string {
  const value = isRecord(key) ? key['value'] : key;
  return typeof value === 'string' ? value : '';
}

function doubledNames(
  document: Document.Parsed,
  yaml: Pick<Yaml, 'isScalar' | 'visit'>,
): readonly string[] {
  const doubled = new Set<string>();
  yaml.visit(document as Document<Node, boolean>, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = yaml.isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name)) doubled.add(name);
        if (doubled.size >= MAX_DOUBLED) return yaml.visit.BREAK;
        seen.add(name);
      }
      return undefined;
    },
  });
  return [...doubled];
}
