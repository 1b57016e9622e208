import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { rebindDropsNames } from './rebind-drops-names.ts';
import { resolverPortClosed } from './resolver-port-closed.ts';
import { resolverWithoutWildcard } from './resolver-without-wildcard.ts';

/** Of who answers the devices at home. */
export const resolverRules: readonly Rule<NetworkFacts>[] = [
  rebindDropsNames,
  resolverPortClosed,
  resolverWithoutWildcard,
];
