export { ApiServer } from './api-server.ts';
export { applyCrds } from './crds/apply-crds.ts';
export { CrdsMissing } from './crds/crds-missing.ts';
export { findCrds, type Crds, type CrdOptions } from './crds/find-crds.ts';
export { startControlPlane, type ControlPlane } from './start-control-plane.ts';
