import type { ProseRule } from '../prose-rule.ts';
import { addressOfAnother } from './address-of-another.ts';
import { addressUnknown } from './address-unknown.ts';
import { available } from './available.ts';
import { firewallPort } from './firewall-port.ts';
import { gateway } from './gateway.ts';
import { hostUnknown } from './host-unknown.ts';
import { rangeOfPool } from './range-of-pool.ts';
import { recordAddress } from './record-address.ts';
import { routeAdvertised } from './route-advertised.ts';
import { servicePort } from './service-port.ts';
import { tailnetRange } from './tailnet-range.ts';
import { vlanId } from './vlan-id.ts';

/** In this order: of two findings at one place the first is kept. */
export const PROSE_RULES: readonly ProseRule[] = [
  addressOfAnother,
  recordAddress,
  gateway,
  available,
  rangeOfPool,
  routeAdvertised,
  tailnetRange,
  vlanId,
  servicePort,
  firewallPort,
  hostUnknown,
  addressUnknown,
];
