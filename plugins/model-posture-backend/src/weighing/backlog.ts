/** How many models the tasks of this process still have to weigh. */
export interface Backlog {
  /** Takes models in, and gives them out one by one until there is none. */
  take(refs: readonly string[]): Batch;
  size(): number;
}

/** The models of one run of a task. */
export interface Batch {
  next(): string | undefined;
  /** Gives up what is left. */
  end(): void;
}

/** An empty backlog. */
export function createBacklog(): Backlog {
  let size = 0;
  return {
    size: () => size,
    take(refs) {
      const queue = [...refs].reverse();
      size += queue.length;
      return {
        next() {
          if (queue.length > 0) size -= 1;
          return queue.pop();
        },
        end() {
          size -= queue.length;
          queue.length = 0;
        },
      };
    },
  };
}
