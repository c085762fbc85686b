import { CodedError } from '@weighbridge/core';

/**
 * `BAD_USAGE`: an argument that makes no sense. `UNREADABLE`: an input that is missing or not what it must be.
 * `UNWRITABLE`: the output cannot be written.
 */
export type CliErrorCode = 'BAD_USAGE' | 'UNREADABLE' | 'UNWRITABLE';

/** The command cannot be carried out; the message is one sentence that says what to do. */
export class CliError extends CodedError<CliErrorCode> {}
