/** A value that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object whose members are JSON values; `undefined` members count as absent. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
