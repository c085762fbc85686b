// Any Node, however old, can read this file: no static imports, no syntax newer than ES2018.

/** The oldest Node these scripts run on; the project itself runs on the Node that they install. */
const OLDEST = 20;

/** Runs a command's `main(args)`; a Failure becomes one sentence and an exit code. */
export function enter(load) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    console.error(
      'Weighbridge needs Node ' +
        OLDEST +
        ' or newer, this is ' +
        process.version +
        ': install Node 24 (nodejs.org) and run the command again.',
    );
    process.exit(1);
  }
  void import('./run-command.mjs').then(({ runCommand }) => runCommand(load));
}
