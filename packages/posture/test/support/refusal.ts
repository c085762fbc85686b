import { PostureError } from '../../src/error.ts';

/** The refusal of a call, which begins with the code and the pointer: `BAD_INPUT /policy: expected an object`. */
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
