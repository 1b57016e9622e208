import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import { addressRules } from './addresses/index.ts';
import { clusterRules } from './cluster/index.ts';
import { dnsRules } from './dns/index.ts';
import { exposureRules } from './exposure/index.ts';
import { fileRules } from './file/index.ts';
import { firewallRules } from './firewall/index.ts';
import { policyRules } from './policies/index.ts';
import { publicRules } from './public/index.ts';
import { resolverRules } from './resolvers/index.ts';

/** The rules over one network, by the folder of their pages. */
export const RULES_BY_FOLDER: Readonly<Record<string, readonly Rule<NetworkFacts>[]>> = {
  addresses: addressRules,
  cluster: clusterRules,
  dns: dnsRules,
  exposure: exposureRules,
  file: fileRules,
  firewall: firewallRules,
  policies: policyRules,
  public: publicRules,
  resolvers: resolverRules,
};
