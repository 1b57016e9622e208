import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { fleetNetworksOverlap } from './fleet-networks-overlap.ts';
import { fleetPoolOverlapsHost } from './fleet-pool-overlaps-host.ts';
import { fleetPoolsOverlap } from './fleet-pools-overlap.ts';
import { fleetSameApplication } from './fleet-same-application.ts';
import { fleetSameCluster } from './fleet-same-cluster.ts';
import { fleetSameDnsOwner } from './fleet-same-dns-owner.ts';
import { fleetSameName } from './fleet-same-name.ts';
import { fleetSourcesDiffer } from './fleet-sources-differ.ts';

/** Rules over several networks at once. */
export const fleetRules: readonly Rule<FleetFacts>[] = [
  fleetNetworksOverlap,
  fleetPoolOverlapsHost,
  fleetPoolsOverlap,
  fleetSameApplication,
  fleetSameCluster,
  fleetSameDnsOwner,
  fleetSameName,
  fleetSourcesDiffer,
];
