/** The part of a terminal that reading key by key needs. */
export interface SecretTerminal {
  setRawMode(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (keys: string) => void): unknown;
  off(event: 'data', listener: (keys: string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * Asks on a terminal and reads one line that is not shown. The terminal is restored afterwards.
 *
 * In this mode the terminal sends Ctrl-C as a key: then `interrupt` is called and the answer rejects.
 */
export async function askSecret(
  question: string,
  input: SecretTerminal,
  output: { write(text: string): unknown },
  interrupt: () => unknown,
): Promise<string> {
  output.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  let onKeys: (keys: string) => void = () => {};
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = '';
      onKeys = (keys) => {
        for (const key of keys) {
          const next = press(typed, key);
          if (next.state === 'done') return resolve(typed);
          if (next.state === 'interrupted') {
            interrupt();
            return reject(new DOMException('interrupted', 'AbortError'));
          }
          typed = next.typed;
        }
      };
      input.on('data', onKeys);
    });
  } finally {
    input.off('data', onKeys);
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

type Pressed =
  | { readonly state: 'typing'; readonly typed: string }
  | { readonly state: 'done' }
  | { readonly state: 'interrupted' };

/** How one key changes the line typed so far. */
function press(typed: string, key: string): Pressed {
  switch (key) {
    case '\r':
    case '\n':
    case '\u0004':
      return { state: 'done' };
    case '\u0003':
      return { state: 'interrupted' };
    case '\u0008':
    case '\u007f':
      return { state: 'typing', typed: Array.from(typed).slice(0, -1).join('') };
    case '\u0015':
      return { state: 'typing', typed: '' };
    default:
      return { state: 'typing', typed: typed + key };
  }
}
