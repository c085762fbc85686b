import { PostureError } from '../../src/error.ts';

/** `BAD_INPUT /policy: expected an object`: what a call is refused with, which its pointer begins. */
export function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (!(error instanceof PostureError)) throw error;
    const { code, message, details } = error;
    const pointer = String(details['pointer']);
    return message.startsWith(`${pointer}: `) ? `${code} ${message}` : `${pointer} is not in it`;
  }
  return 'not refused';
}
