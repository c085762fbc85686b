export { fillCatalog } from './catalog.ts';
export { entitiesOf } from './entities.ts';
export { fillPostures } from './fill.ts';
export { drawFleet } from './fleet.ts';
export type { FleetModel, FleetOptions } from './fleet.ts';
export { withSqlite } from './sqlite.ts';
