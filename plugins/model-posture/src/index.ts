export { modelPosturePlugin as default } from './plugin.tsx';
