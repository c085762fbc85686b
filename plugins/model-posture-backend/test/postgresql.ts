import { startPostgres } from '@weighbridge/testkit/postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the server for this run's databases; absent: SQLite. */
    readonly postgres?: string;
  }
}

/** One server for the whole run: gone when the run ends, however it ends. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  provide('postgres', server.url);
  return async () => server[Symbol.asyncDispose]();
}
