// Preloaded into the backend: its standard input is a pipe that closes when the command that started it is gone,
// however that ended. Only the process that holds the pipe watches it, not what inherits NODE_OPTIONS.
import { fstatSync } from 'node:fs';

if (fstatSync(0).isFIFO() || fstatSync(0).isSocket()) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
  process.stdin.unref?.();
}
