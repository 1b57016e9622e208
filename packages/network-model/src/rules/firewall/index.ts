import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { clusterPortOpen } from './cluster-port-open.ts';
import { clusterPortsNotAllowed } from './cluster-ports-not-allowed.ts';
import { firewallDirectionReversed } from './firewall-direction-reversed.ts';
import { firewallEntryPointClosed } from './firewall-entry-point-closed.ts';
import { firewallRuleShadowed } from './firewall-rule-shadowed.ts';
import { firewallRuleUnused } from './firewall-rule-unused.ts';
import { vpnPortClosed } from './vpn-port-closed.ts';

export const firewallRules: readonly Rule<NetworkFacts>[] = [
  clusterPortOpen,
  clusterPortsNotAllowed,
  firewallDirectionReversed,
  firewallEntryPointClosed,
  firewallRuleShadowed,
  firewallRuleUnused,
  vpnPortClosed,
];
