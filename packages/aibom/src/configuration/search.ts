import type { ConfigurationSink, Scalar } from './events.ts';
import type { CodeRequest, DocumentName, LoaderRule, ObjectAt } from './loader-rule.ts';
import { loaderRules } from './loaders/index.ts';

/** Maximum number of requests listed of one document; the rest are counted. */
const MAX_FOUND = 20;
/** Maximum number of names listed of one request; the rest are counted. */
const MAX_REFERENCES = 100;
/**
 * Maximum number of values kept of members with the same name: the first ones, and the last, which counts for most
 * readers.
 */
const MAX_DOUBLES = 50;
/** Parts of a pointer that are kept at its beginning and at its end; those between are left out. */
const MAX_ENDS = 12;
/** No rule watches longer names. */
const MAX_NAME = 64;

/** One request of a document, all of its names together. */
export interface FoundRequest extends Omit<CodeRequest, 'reference' | 'depth'> {
  /** RFC 6901 pointer; one of more than 24 parts omits its middle. */
  readonly pointer: string;
  /** At most 100, in document order. */
  readonly references: readonly string[];
}

interface Frame {
  readonly isObject: boolean;
  readonly watchers: readonly LoaderRule[];
  key: string;
  index: number;
  members: Map<string, (string | undefined)[]> | undefined;
}

const NOBODY: readonly LoaderRule[] = [];
const READERS = loaderRules.filter(({ reads }) => reads !== undefined);
const MEMBERS: ReadonlySet<string> = new Set(loaderRules.flatMap(({ members = [] }) => members));

/** Searches a document, as it is read, for what makes a loader import or run code. */
export class CodeSearch implements ConfigurationSink {
  /** Requests beyond the first twenty. */
  leftOut = 0;
  readonly #document: DocumentName;
  readonly #found = new Map<string, FoundRequest & { readonly references: string[] }>();
  readonly #frames: Frame[] = [];
  readonly #watchers = new Map<string, readonly LoaderRule[]>();
  #isFirstList = false;
  #roots = 0;

  constructor(document: DocumentName) {
    this.#document = document;
  }

  /** What was found, in document order. */
  get found(): readonly FoundRequest[] {
    return [...this.#found.values()];
  }

  /** Whether the document is a list, or several values: rows of data, not settings. */
  get isRows(): boolean {
    return this.#isFirstList || this.#roots > 1;
  }

  open(kind: 'object' | 'array'): void {
    this.#root(kind === 'array');
    const watchers = this.#step();
    this.#remember(undefined);
    this.#frames.push({
      isObject: kind === 'object',
      watchers,
      key: '',
      index: -1,
      members: undefined,
    });
  }

  key(name: string): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.key = name;
  }

  scalar(value: Scalar): void {
    this.#root(false);
    const watching = this.#step();
    this.#remember(value.kind === 'string' ? value.text : undefined);
    const watchers = value.kind === 'string' ? withReaders(watching, value.text) : watching;
    if (watchers.length === 0) return;
    const at = { document: this.#document, trail: this.#trail(), value };
    for (const rule of watchers) this.#add(rule.scalar?.(at), at.trail);
  }

  tag(name: string): void {
    for (const rule of loaderRules) {
      if (rule.watches?.('!', this.#document) !== true) continue;
      const trail = this.#trail();
      const at = { document: this.#document, trail: [...trail, '!'], value: text(name) };
      this.#add(rule.scalar?.(at), trail);
    }
  }

  close(): void {
    const members = this.#frames.pop()?.members;
    if (members === undefined) return;
    const at: ObjectAt = {
      document: this.#document,
      trail: this.#trail(),
      texts: (member) => (members.get(member) ?? []).filter((each) => each !== undefined),
      has: (member) => members.has(member),
    };
    for (const rule of loaderRules) this.#add(rule.object?.(at), at.trail);
  }

  #root(isList: boolean): void {
    if (this.#frames.length > 0) return;
    this.#roots += 1;
    if (this.#roots === 1) this.#isFirstList = isList;
  }

  /** Moves on to the next value of the innermost container, and says which rules look at it. */
  #step(): readonly LoaderRule[] {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return NOBODY;
    if (!frame.isObject) {
      frame.index += 1;
      return frame.watchers;
    }
    const own = this.#watching(frame.key);
    if (own.length === 0) return frame.watchers;
    return frame.watchers.length === 0 ? own : [...new Set([...frame.watchers, ...own])];
  }

  #watching(name: string): readonly LoaderRule[] {
    if (name.length > MAX_NAME) return NOBODY;
    const known = this.#watchers.get(name);
    if (known !== undefined) return known;
    const rules = loaderRules.filter((rule) => rule.watches?.(name, this.#document) === true);
    // A document can hold any number of names; only those that some rule watches are remembered.
    if (rules.length > 0) this.#watchers.set(name, rules);
    return rules.length > 0 ? rules : NOBODY;
  }

  #remember(value: string | undefined): void {
    const frame = this.#frames.at(-1);
    if (frame?.isObject !== true || !MEMBERS.has(frame.key)) return;
    frame.members ??= new Map();
    const values = frame.members.get(frame.key) ?? [];
    if (values.length < MAX_DOUBLES) frame.members.set(frame.key, [...values, value]);
    else values[MAX_DOUBLES - 1] = value;
  }

  #trail(): readonly string[] {
    const frames = this.#frames;
    if (frames.length <= 2 * MAX_ENDS) return frames.map(nameOf);
    return [...frames.slice(0, MAX_ENDS).map(nameOf), '…', ...frames.slice(-MAX_ENDS).map(nameOf)];
  }

  #add(request: CodeRequest | undefined, trail: readonly string[]): void {
    if (request === undefined) return;
    const { reference, depth = trail.length, ...rest } = request;
    const pointer = toPointer(trail.slice(0, depth));
    const key = JSON.stringify([rest.rule.id, rest.does, pointer]);
    const known = this.#found.get(key);
    if (known === undefined && this.#found.size >= MAX_FOUND) this.leftOut += 1;
    else if (known === undefined)
      this.#found.set(key, {
        ...rest,
        pointer,
        references: reference === undefined ? [] : [reference],
      });
    else if (reference !== undefined && known.references.length < MAX_REFERENCES)
      known.references.push(reference);
  }
}

function nameOf({ isObject, key, index }: Frame): string {
  return isObject ? key : String(index);
}

function withReaders(watchers: readonly LoaderRule[], text: string): readonly LoaderRule[] {
  const readers = READERS.filter((rule) => rule.reads?.(text) === true && !watchers.includes(rule));
  return readers.length === 0 ? watchers : [...watchers, ...readers];
}

function toPointer(trail: readonly string[]): string {
  return trail
    .map((part) => `/${part.slice(0, 120).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function text(value: string): Scalar {
  return { kind: 'string', text: value };
}
