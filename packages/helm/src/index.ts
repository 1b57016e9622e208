export { HelmFailed, HelmMissing, HelmTooOld } from './errors.ts';
export { findHelm, helmVersion, type FindHelmOptions } from './find-helm.ts';
export { PINNED_HELM } from './pinned-helm.ts';
export { findOnPath } from './find-on-path.ts';
export { Helm, type HelmResult, type HelmRun } from './helm.ts';
export type { Environment, Machine } from './machine.ts';
export { userCache } from './user-cache.ts';
