/** All functions that the schemas of the values call, without zod: the form of the values calls them by these names. */
export { isAggregationPossible } from '@netloom/metallb';
export { hasOneHostname, hasRole, hasRolesOfOneKind, isHostnameOfOne, isRoute } from '@netloom/tailscale';
