import type { JsonValue } from '@weighbridge/core';
import { cleanText, cleanValue, isRecord } from '../text.ts';

/** The members of a document that were carried over into the result. */
export class Carried {
  readonly #members = new Map<object, Set<string>>();

  /** Marks a member, with everything in it, as carried over. */
  add(owner: object, key: string | number): void {
    const members = this.#members.get(owner);
    if (members === undefined) this.#members.set(owner, new Set([String(key)]));
    else members.add(String(key));
  }

  has(owner: object, key: string | number): boolean {
    return this.#members.get(owner)?.has(String(key)) === true;
  }
}

/** Maximum length of a member's text that is carried over, UTF-16 code units. */
const MAX_TEXT = 4_096;

/** One value of a document, with its place. Reading it as its own type marks it as carried over. */
export class Node {
  readonly value: unknown;
  readonly #carried: Carried;
  readonly #parent: Node | undefined;
  readonly #key: string | number;

  constructor(value: unknown, carried: Carried, parent?: Node, key: string | number = '') {
    this.value = value;
    this.#carried = carried;
    this.#parent = parent;
    this.#key = key;
  }

  /** RFC 6901 pointer into the document. */
  get pointer(): string {
    if (this.#parent === undefined) return '';
    const token = String(this.#key).replaceAll('~', '~0').replaceAll('/', '~1');
    return `${this.#parent.pointer}/${token}`;
  }

  /** The own member with that name, if any. */
  at(key: string): Node | undefined {
    return isRecord(this.value) && Object.hasOwn(this.value, key)
      ? new Node(this.value[key], this.#carried, this, key)
      : undefined;
  }

  /** The items of the own member with that name; none when it is not a list. */
  items(key: string): readonly Node[] {
    const list = this.at(key);
    return list !== undefined && Array.isArray(list.value)
      ? list.value.map((item: unknown, i) => new Node(item, this.#carried, list, i))
      : [];
  }

  /** The item of this list at an index. */
  itemAt(index: number): Node {
    const item: unknown = Array.isArray(this.value) ? this.value[index] : undefined;
    return new Node(item, this.#carried, this, index);
  }

  /**
   * A member's text, cleaned and bounded; undefined when it is not text. Not marked as carried over when it was cut.
   */
  text(key: string): string | undefined {
    const node = this.at(key);
    if (node === undefined || typeof node.value !== 'string' || node.value === '') return undefined;
    if (node.value.length <= MAX_TEXT) node.carry();
    return cleanText(node.value, MAX_TEXT);
  }

  /** A member as JSON of any kind, cleaned and bounded. */
  json(key: string): JsonValue | undefined {
    const node = this.at(key);
    if (node === undefined) return undefined;
    node.carry();
    return cleanValue(node.value, MAX_TEXT);
  }

  /** Marks this whole value as carried over. */
  carry(): void {
    if (this.#parent !== undefined) this.#carried.add(this.#parent.value as object, this.#key);
  }

  /** Whether a member is exactly that text; if so, it is marked as carried over. */
  is(key: string, text: string): boolean {
    const node = this.at(key);
    if (node?.value !== text) return false;
    node.carry();
    return true;
  }
}
