import type { Document, Node, Pair, Scalar as YamlScalar, YAMLMap } from 'yaml';
import type { ConfigurationSink, Scalar } from './events.ts';
import { MAX_KEPT } from './events.ts';

/** Maximum number of values that are reported of one text, counting those behind aliases each time (CWE-776). */
const MAX_VALUES = 200_000;
/** Maximum length of a chain of aliases that is followed. */
const MAX_ALIASES = 100;
/** Maximum depth of nesting that is reported; the parser itself stops not far beyond (CWE-674). */
const MAX_LEVELS = 1_000;

type Yaml = Pick<
  typeof import('yaml'),
  'isAlias' | 'isMap' | 'isPair' | 'isScalar' | 'isSeq' | 'visit'
>;

/**
 * Reports to a sink the content of a YAML text: every document, including what aliases and merge keys add, with plain
 * words as YAML 1.1 and 1.2 read them. Returns why a part could not be reported, or undefined. Never throws.
 */
export async function walkYaml(text: string, sink: ConfigurationSink): Promise<string | undefined> {
  const yaml = await import('yaml');
  try {
    const documents = yaml.parseAllDocuments(text, {
      version: '1.2',
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const all = [...documents] as Document.Parsed[];
    for (const document of all)
      new Walker(yaml, document, sink).walk(document.contents as Node | null, 0);
    const error = all.flatMap(({ errors }) => errors)[0];
    return error === undefined ? undefined : `is not YAML 1.2 (${error.code})`;
  } catch (error) {
    return `cannot be read as YAML: ${error instanceof WalkProblem ? error.message : 'it is nested too deeply'}`;
  }
}

class WalkProblem extends Error {}

class Walker {
  readonly #yaml: Yaml;
  readonly #targets: ReadonlyMap<Node, Node>;
  readonly #sink: ConfigurationSink;
  #values = 0;

  constructor(yaml: Yaml, document: Document.Parsed, sink: ConfigurationSink) {
    this.#yaml = yaml;
    this.#targets = aliasTargets(yaml, document);
    this.#sink = sink;
  }

  walk(node: Node | null, level: number): void {
    this.#count(level);
    const known = this.#resolve(node);
    const tag = known?.tag ?? '';
    if (/^!.|python\//.test(tag)) this.#sink.tag?.(tag.slice(0, MAX_KEPT));
    if (this.#yaml.isMap(known)) this.#map(known, level);
    else if (this.#yaml.isSeq(known)) {
      this.#sink.open('array');
      for (const item of known.items) this.#item(item, level + 1);
      this.#sink.close();
    } else this.#sink.scalar(this.#yaml.isScalar(known) ? scalarOf(known) : NULL);
  }

  #map(map: YAMLMap, level: number): void {
    this.#sink.open('object');
    this.#members(map, level);
    this.#sink.close();
  }

  #members(map: YAMLMap, level: number): void {
    this.#count(level);
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const name = this.#name(pair.key);
      if (name === '<<') this.#merge(pair.value, level + 1);
      this.#sink.key(name);
      this.walk(pair.value, level + 1);
    }
  }

  /** Merged members count as if they were written in the mapping itself. */
  #merge(value: Node | null, level: number): void {
    this.#count(level);
    const known = this.#resolve(value);
    if (this.#yaml.isMap(known)) this.#members(known, level);
    else if (this.#yaml.isSeq(known))
      for (const item of known.items) this.#merge(item as Node | null, level + 1);
  }

  /** An item of a flow list may be a pair: `[a: 1]`. */
  #item(item: unknown, level: number): void {
    if (!this.#yaml.isPair(item)) {
      this.walk(item as Node | null, level);
      return;
    }
    const pair = item as Pair<Node, Node | null>;
    this.#sink.open('object');
    this.#sink.key(this.#name(pair.key));
    this.walk(pair.value, level + 1);
    this.#sink.close();
  }

  #name(key: unknown): string {
    const known = this.#resolve(key as Node | null);
    return this.#yaml.isScalar(known) ? textOf(known).slice(0, MAX_KEPT) : '';
  }

  #resolve(node: Node | null): Node | null | undefined {
    let known: Node | null | undefined = node;
    for (let i = 0; this.#yaml.isAlias(known); i += 1) {
      if (i > MAX_ALIASES) throw new WalkProblem('its aliases lead nowhere');
      known = this.#targets.get(known);
    }
    return known;
  }

  #count(level: number): void {
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw new WalkProblem(`more than ${MAX_VALUES} values`);
    if (level > MAX_LEVELS) throw new WalkProblem(`more than ${MAX_LEVELS} levels`);
  }
}

/** What each alias refers to: the last value before it with its anchor. O(size) for all of them. */
function aliasTargets(yaml: Yaml, document: Document.Parsed): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  yaml.visit(document as Document<Node, boolean>, {
    Node(_key, node) {
      if (yaml.isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

const NULL: Scalar = { kind: 'null', text: '' };
const PLAIN_NULL = /^(?:|~|null|Null|NULL)$/;
const PLAIN_TRUE = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON|y|Y)$/;
const PLAIN_FALSE = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF|n|N)$/;
const PLAIN_NUMBER =
  /^[-+]?(?:0x[0-9a-fA-F]+|0o?[0-7]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF)|\.\d+)$/;

/** The text of a scalar; the schema makes every scalar one. */
function textOf({ value }: YamlScalar): string {
  return typeof value === 'string' ? value : '';
}

/** A plain word as any version of YAML reads it; a quoted one is text, unless its tag says otherwise. */
function scalarOf(node: YamlScalar): Scalar {
  const text = textOf(node);
  const isPlain =
    node.tag === undefined ? node.type === 'PLAIN' : /:(?:bool|null|int|float)$/.test(node.tag);
  if (!isPlain || node.tag === '!') return { kind: 'string', text: text.slice(0, MAX_KEPT) };
  if (PLAIN_NULL.test(text)) return NULL;
  if (PLAIN_TRUE.test(text)) return { kind: 'boolean', text: 'true' };
  if (PLAIN_FALSE.test(text)) return { kind: 'boolean', text: 'false' };
  if (PLAIN_NUMBER.test(text))
    return { kind: 'number', text: text.replaceAll('_', '').replace('.inf', '1').slice(0, 64) };
  return { kind: 'string', text: text.slice(0, MAX_KEPT) };
}
