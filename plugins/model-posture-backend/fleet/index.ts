export { fillCatalog } from './catalog.ts';
export { entitiesOf } from './entities.ts';
export { fillPostures } from './fill.ts';
export { drawFleet, listFleet, MAX_MODELS } from './fleet.ts';
export type { FleetEntry, FleetModel, FleetOptions } from './fleet.ts';
export { withSqlite } from './sqlite.ts';
