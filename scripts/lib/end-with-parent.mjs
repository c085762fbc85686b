// Preloaded into the portal's backend, whose standard input is a pipe that closes when the command that started it is
// gone, however that ended. Child processes of the backend must not watch: it is not preloaded there.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const inherited = process.env.NODE_OPTIONS ?? '';
  process.env.NODE_OPTIONS = inherited.replace(`--import=${import.meta.url}`, '').trim();
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
  process.stdin.unref?.();
}
