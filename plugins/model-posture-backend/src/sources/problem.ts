import { CodedError } from '@weighbridge/core';

/**
 * The files of a model are not available. The portal shows code and message: no path of the server.
 *
 * `NOT_LOCATED`: the entity has no annotation, or not one of the form `<source>/<folder>`.
 * `UNKNOWN_SOURCE`: no source has that name. `NOT_FOUND`: no such folder. `OUTSIDE_ROOT`: the path or a
 * link leads out of the source (CWE-22, CWE-59). `UNREADABLE`: the operating system refused.
 * `OWNER_NOT_ALLOWED`: the owner of the entity may not name models of the source. Sources from modules have their own
 * codes.
 */
export class SourceProblem extends CodedError {}
