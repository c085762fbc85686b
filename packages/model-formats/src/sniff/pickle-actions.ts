import type { PickleEffect, PickleMachine } from './pickle-machine.ts';
import { KIND } from './pickle-machine.ts';
import type { PickleAction } from './pickle-opcodes.ts';

const { PLAIN, TEXT, CHAR, BYTES, BYTE, ARRAY, TUPLE, LIST, DICT, SET, FOREIGN, IMPORTED } = KIND;

const NAMES: readonly number[] = [TEXT, CHAR, FOREIGN, IMPORTED];
const BUFFERS: readonly number[] = [BYTES, BYTE, ARRAY, FOREIGN, IMPORTED];

function pushes(kind: number): (machine: PickleMachine) => PickleEffect {
  return (machine) => machine.push(kind);
}

function replaces(count: number, kind: number): (machine: PickleMachine) => PickleEffect {
  return (machine) => machine.replace(count, kind);
}

/** Makes one value from all values above the mark; `even` when they are keys and values. */
function collects(kind: number, even = false): (machine: PickleMachine) => PickleEffect {
  return (machine) => {
    const taken = machine.takeMarked();
    return taken === undefined || (even && taken.count % 2 === 1) ? 'no' : machine.push(kind);
  };
}

/** Adds all values above the mark to the value below it. */
function extend(kinds: readonly number[], even = false): (machine: PickleMachine) => PickleEffect {
  return (machine) => {
    const taken = machine.takeMarked();
    if (taken === undefined || !machine.has(1) || (even && taken.count % 2 === 1)) return 'no';
    return taken.count === 0 ? 'go' : machine.change(machine.peek(0), kinds);
  };
}

function changes(
  values: number,
  kinds: readonly number[],
): (machine: PickleMachine) => PickleEffect {
  return (machine) => {
    if (!machine.has(values + 1)) return 'no';
    const target = machine.peek(values);
    const effect = machine.change(target, kinds);
    return effect === 'go' ? machine.replace(values + 1, target) : effect;
  };
}

/** Calls the lowest of `count` values with the one above it. */
function calls(count: number, made = false): (machine: PickleMachine) => PickleEffect {
  return (machine) => {
    if (!machine.has(count)) return 'no';
    const callee = machine.peek(count - 1);
    const spread = machine.peek(count - 2);
    for (let i = 0; i < count; i += 1) machine.pop();
    return machine.call(callee, spread, made);
  };
}

/** What each opcode does to the machine; the argument is a memo index, an extension code, or a text length. */
export const PICKLE_ACTIONS: Readonly<
  Record<PickleAction, (machine: PickleMachine, argument: number) => PickleEffect>
> = {
  additems: extend([SET]),
  append: changes(1, [LIST, ARRAY]),
  appends: extend([LIST, ARRAY]),
  array: pushes(ARRAY),
  binpersid: replaces(1, FOREIGN),
  build: (machine) => {
    if (!machine.has(2)) return 'no';
    const target = machine.peek(1);
    const effect = machine.build(target, machine.peek(0));
    return effect === 'go' ? machine.pop() : effect;
  },
  bytes: (machine, length) => machine.push(length > 1 ? BYTES : BYTE),
  dict: collects(DICT, true),
  dup: (machine) => (machine.has(1) ? machine.push(machine.peek(0)) : 'no'),
  'empty-dict': pushes(DICT),
  extension: (machine, code) => (code > 0 ? machine.push(IMPORTED) : 'no'),
  foreign: pushes(FOREIGN),
  frame: () => 'go',
  frozenset: collects(TUPLE),
  get: (machine, index) => machine.get(index),
  global: pushes(IMPORTED),
  inst: (machine) => (machine.takeMarked() === undefined ? 'no' : 'code'),
  readonly: (machine) => (machine.has(1) && BUFFERS.includes(machine.peek(0)) ? 'go' : 'no'),
  list: pushes(LIST),
  'list-of': collects(LIST),
  mark: (machine) => machine.mark(),
  memoize: (machine) => machine.memoize(),
  newobj: calls(2, true),
  'newobj-ex': calls(3, true),
  obj: (machine) => {
    const taken = machine.takeMarked();
    return taken === undefined || taken.count === 0 ? 'no' : machine.call(taken.first, TUPLE);
  },
  plain: pushes(PLAIN),
  pop: (machine) => machine.pop(),
  'pop-mark': (machine) => (machine.takeMarked() === undefined ? 'no' : 'go'),
  proto: () => 'go',
  put: (machine, index) => machine.put(index),
  reduce: calls(2),
  set: pushes(SET),
  setitem: changes(2, [DICT, LIST]),
  setitems: extend([DICT, LIST], true),
  'stack-global': (machine) =>
    machine.has(2) && NAMES.includes(machine.peek(0)) && NAMES.includes(machine.peek(1))
      ? machine.replace(2, IMPORTED)
      : 'no',
  stop: (machine) => machine.stop(),
  text: (machine, length) => machine.push(length > 1 ? TEXT : CHAR),
  tuple: pushes(TUPLE),
  'tuple-of': collects(TUPLE),
  tuple1: replaces(1, TUPLE),
  tuple2: replaces(2, TUPLE),
  tuple3: replaces(3, TUPLE),
};
