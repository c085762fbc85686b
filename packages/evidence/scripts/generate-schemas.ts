import { writeJsonSchemas } from '@weighbridge/testkit/json-schemas';
import { generated } from './generated.ts';

/** Writes schema/*.json from the shapes. */
writeJsonSchemas(new URL('../schema/', import.meta.url), generated());
