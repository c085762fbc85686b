import { Failure } from './failure.mjs';
import { stopAll, stopOnSignals } from './processes.mjs';

/**
 * Runs one command to its end and sets the exit code.
 *
 * @param {() => Promise<{ main(args: string[]): Promise<number | void> }>} load
 */
export async function runCommand(load) {
  // A closed pipe (`npm start | head`) must not leave a process behind or print a stack.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  stopOnSignals();
  try {
    const command = await load();
    process.exitCode = (await command.main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  } finally {
    await stopAll();
  }
}
