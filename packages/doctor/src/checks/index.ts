import { toCheck, type Check } from '../check.ts';
import { kindsCheck } from './cluster/kinds.ts';
import { nodesCheck } from './cluster/nodes.ts';
import { operatorsCheck } from './cluster/operators.ts';
import { secretsCheck } from './cluster/secrets.ts';
import { servicelbCheck } from './cluster/servicelb.ts';
import { clusterNamesCheck } from './dns/cluster-names.ts';
import { dnsEndpointsCheck } from './dns/endpoints.ts';
import { lanNamesCheck } from './dns/lan-names.ts';
import { publicNamesCheck } from './dns/public-names.ts';
import { backendsCheck } from './ingress/backends.ts';
import { certificatesCheck } from './ingress/certificates.ts';
import { routesCheck } from './ingress/routes.ts';
import { intentsCheck } from './intents/intents.ts';
import { lanAddressesCheck } from './lan/addresses.ts';
import { placeCheck } from './lan/place.ts';
import { loadBalancerAddressesCheck } from './load-balancer/addresses.ts';
import { loadBalancerObjectsCheck } from './load-balancer/objects.ts';
import { podConnectionsCheck } from './policies/pod-connections.ts';
import { policiesCheck } from './policies/policies.ts';
import { proxmoxFirewallCheck } from './proxmox/firewall.ts';
import { proxmoxSdnCheck } from './proxmox/sdn.ts';
import { connectorsCheck } from './tailnet/connectors.ts';
import { tunnelPodsCheck } from './tunnel/pods.ts';
import { tunnelReadyCheck } from './tunnel/ready.ts';
import { tunnelRulesCheck } from './tunnel/rules.ts';

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [
  toCheck(placeCheck),
  toCheck(nodesCheck),
  toCheck(servicelbCheck),
  toCheck(kindsCheck),
  toCheck(operatorsCheck),
  toCheck(secretsCheck),
  toCheck(loadBalancerObjectsCheck),
  toCheck(loadBalancerAddressesCheck),
  toCheck(routesCheck),
  toCheck(backendsCheck),
  toCheck(certificatesCheck),
  toCheck(tunnelPodsCheck),
  toCheck(tunnelReadyCheck),
  toCheck(tunnelRulesCheck),
  toCheck(connectorsCheck),
  toCheck(policiesCheck),
  toCheck(podConnectionsCheck),
  toCheck(dnsEndpointsCheck),
  toCheck(publicNamesCheck),
  toCheck(lanNamesCheck),
  toCheck(clusterNamesCheck),
  toCheck(lanAddressesCheck),
  toCheck(proxmoxSdnCheck),
  toCheck(proxmoxFirewallCheck),
  toCheck(intentsCheck),
];
