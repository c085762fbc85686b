/**
 * Annotation that says where the model of a catalog entity is: `<source>/<folder>`.
 *
 * `<source>` is the name of an entry of `weighbridge.sources`, `<folder>` a path below it.
 */
export const MODEL_ANNOTATION = 'weighbridge.dev/model';
