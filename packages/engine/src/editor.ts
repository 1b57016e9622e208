export { hasCode } from './files/error-code.ts';
export { describeClaim } from './uses/claims.ts';
export { findPlace } from './network/find-place.ts';
export { checkInSteps, formMistakes } from './network/check-loaded.ts';
export { withReach } from './network/load-network.ts';
