import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { sdnGatewayWithoutOwner } from './sdn-gateway-without-owner.ts';
import { vxlanPortNotAllowed } from './vxlan-port-not-allowed.ts';

export const rules: readonly Rule<NetworkFacts>[] = [sdnGatewayWithoutOwner, vxlanPortNotAllowed];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
