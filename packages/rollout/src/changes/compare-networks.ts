import { plain } from '@netloom/chart-kit';
import { takeAll, type Steps } from '@netloom/diagnostics';
import { firewall } from './describe/firewall.ts';
import { hostAddresses } from './describe/host-addresses.ts';
import { hosts } from './describe/hosts.ts';
import { operatorVersions } from './describe/operators.ts';
import { ingressAddresses, reservedAddresses, subnetAddresses } from './describe/other-addresses.ts';
import { policies } from './describe/policies.ts';
import { poolAddresses } from './describe/pool-addresses.ts';
import { reach } from './describe/reach.ts';
import { records } from './describe/records.ts';
import { routes } from './describe/routes.ts';
import { settings } from './describe/settings.ts';
import { isSame } from './fields/diff-fields.ts';
import { TOPIC_NAMES, type NetworkChange, type Networks, type Statement, type Topic } from './statement.ts';

/** undefined is a stop. */
type Describer = (networks: Networks) => Iterable<NetworkChange | undefined>;

const DESCRIBERS: Readonly<Record<Topic, readonly Describer[]>> = {
  addresses: [hostAddresses, poolAddresses, ingressAddresses, subnetAddresses, reservedAddresses],
  hosts: [hosts],
  records: [records],
  routes: [routes],
  reach: [reach],
  firewall: [firewall],
  policies: [policies],
  operators: [operatorVersions],
  // only a cluster has them
  running: [],
  settings: [settings],
};

/** What changes between two networks, in network words; nothing where they are the same. */
export function compareNetworks(networks: Networks): readonly Statement[] {
  return takeAll(compareInSteps(networks));
}

/** The same for whoever does something else meanwhile: a stop after each row of who reaches what, which takes nearly all of the time. */
export function* compareInSteps(networks: Networks): Steps<readonly Statement[]> {
  const [old, next] = [networks.before, networks.after].map(({ network }) => plain(network));
  // walking every pair of both networks takes long, and finds nothing between equal ones
  if (old !== undefined && next !== undefined && isSame(old, next)) return [];
  const statements: Statement[] = [];
  for (const topic of TOPIC_NAMES) {
    for (const describer of DESCRIBERS[topic]) {
      for (const change of describer(networks)) {
        if (change === undefined) yield;
        else statements.push({ topic, ...change });
      }
    }
  }
  return statements;
}
