import { startPostgres } from '@weighbridge/testkit/postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the server that this run's databases are made on; absent: SQLite. */
    readonly postgres?: string;
  }
}

/** One server for the whole run: gone when it ends, however it ends. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  provide('postgres', server.url);
  return async () => server[Symbol.asyncDispose]();
}
