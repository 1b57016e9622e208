import { readFile } from 'node:fs/promises';
import { printFirewallPlan } from '../../../src/reconcile/index.ts';
import { applyFirewall } from '../../../src/reconcile/firewall/apply-firewall.ts';
import { renderProxmox } from '../../../src/index.ts';
import { homelabNetwork } from '../support.ts';
import { homelabFirewall, withFirewall } from './support.ts';

describe(applyFirewall, () => {
  it('makes the homelab of an empty firewall, each write once and in order, and nothing the second time', () =>
    withFirewall({}, async ({ apply, double, store, writes }) => {
      const desired = await homelabFirewall();
      console.log(printFirewallPlan(await apply(desired)));
      console.log(writes(), double.cluster.firewall.text);
      const before = writes().length;
      expect(printFirewallPlan(await apply(desired))).toBe('Firewall of the datacenter: off\nno changes\n');
      expect(writes().slice(before)).toEqual([]);
      expect(store.record).toEqual({ journal: null });
    }));
});
