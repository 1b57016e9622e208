import { plain } from '@netloom/chart-kit';
import { isSame } from './fields/diff-fields.ts';
import { TOPIC_NAMES, type Networks, type Said, type Statement, type Topic } from './statement.ts';
import { firewall } from './words/firewall.ts';
import { hostAddresses } from './words/host-addresses.ts';
import { hosts } from './words/hosts.ts';
import { operatorWords } from './words/operators.ts';
import { ingressAddresses, reservedAddresses, subnetAddresses } from './words/other-addresses.ts';
import { policies } from './words/policies.ts';
import { poolAddresses } from './words/pool-addresses.ts';
import { reach } from './words/reach.ts';
import { records } from './words/records.ts';
import { routes } from './words/routes.ts';
import { settings } from './words/settings.ts';

type Teller = (networks: Networks) => Iterable<Said>;

const TELLERS: Readonly<Record<Topic, readonly Teller[]>> = {
  addresses: [hostAddresses, poolAddresses, ingressAddresses, subnetAddresses, reservedAddresses],
  hosts: [hosts],
  records: [records],
  routes: [routes],
  reach: [reach],
  firewall: [firewall],
  policies: [policies],
  operators: [operatorWords],
  // only a cluster tells
  running: [],
  settings: [settings],
};

/** What changes between two networks, in network words; nothing where they are the same. */
export function compareNetworks(networks: Networks): readonly Statement[] {
  const [old, next] = [networks.before, networks.after].map(({ network }) => plain(network));
  // walking every pair of both networks takes long, and finds nothing between equal ones
  if (old !== undefined && next !== undefined && isSame(old, next)) return [];
  return TOPIC_NAMES.flatMap((topic) => tell(topic, networks));
}

function tell(topic: Topic, networks: Networks): readonly Statement[] {
  return TELLERS[topic].flatMap((one) => Array.from(one(networks), (said) => ({ topic, ...said })));
}
