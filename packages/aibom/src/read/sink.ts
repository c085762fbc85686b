import type { JsonValue } from '@weighbridge/core';
import { cleanText, member } from '../text.ts';
import type { StatedClaim } from './claims.ts';
import type { Node } from './node.ts';

/** Gathers what the structure of a document says. */
export interface ClaimSink {
  readonly claims: StatedClaim[];
  /** Adds the value of a node. */
  add(field: string, value: JsonValue, node: Node): void;
  /** Adds a member's text, if it is text. */
  text(field: string, owner: Node, key: string): void;
  /** Adds a list item, if it is text. */
  item(field: string, list: Node, index: number): void;
  /** Adds the given members of a node as one object. */
  json(field: string, node: Node, keys: readonly string[]): void;
}

/** An empty sink: what a document's structure says is declared, whoever wrote it. */
export function claimSink(): ClaimSink {
  const claims: StatedClaim[] = [];
  const add: ClaimSink['add'] = (field, value, node) => {
    const { pointer } = node;
    claims.push({ field, value, tier: 'declared', locator: '', pointer });
  };
  return {
    claims,
    add,
    text(field, owner, key) {
      const text = owner.text(key);
      const node = owner.at(key);
      if (text !== undefined && node !== undefined) add(field, text, node);
    },
    item(field, list, index) {
      const value: unknown = Array.isArray(list.value) ? list.value[index] : undefined;
      if (typeof value !== 'string' || value === '') return;
      const node = list.itemAt(index);
      node.carry();
      add(field, cleanText(value, 4_096), node);
    },
    json(field, node, keys) {
      const present = keys.filter((key) => member(node.value, key) !== undefined);
      if (present.length === 0) return;
      const entries = present.map((key) => [key, node.json(key) ?? null] as const);
      add(field, Object.fromEntries(entries), node);
    },
  };
}
