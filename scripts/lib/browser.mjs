import { spawn } from 'node:child_process';

/** Opens a browser if there is a display; says nothing if that fails. @param {string} url */
export function openBrowser(url) {
  const command = opener();
  if (command === undefined) return;
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function opener() {
  if (process.platform === 'darwin') return 'open';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY || WAYLAND_DISPLAY ? 'xdg-open' : undefined;
}
