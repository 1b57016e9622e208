import { FirewallClient } from '../../src/client/index.ts';
import { TOKENS } from '../double/cluster.ts';
import { startDouble, type ProxmoxDouble } from '../double/double.ts';
import { clientOf } from '../reconcile/support.ts';

async function withFirewallClient(
  use: (client: FirewallClient, double: ProxmoxDouble) => Promise<void>,
): Promise<void> {
  const double = await startDouble({});
  const client = clientOf(double, { token: TOKENS.firewall });
  try {
    await use(client.firewall, double);
  } finally {
    await client.close();
    await double.close();
  }
}

const RULE = { type: 'in', action: 'ACCEPT', proto: 'tcp', dport: '80', enable: '1' };

describe(FirewallClient, () => {
  it('names an entry with a prefix length as one part of the path', () =>
    withFirewallClient(async (client, { calls }) => {
      await client.createSet({ name: 'lab', comment: 'x' });
      await client.createEntry('lab', { cidr: '10.0.0.0/24' });
      const [entry] = await client.entries('lab');
      expect(entry).toMatchObject({ cidr: '10.0.0.0/24' });
      await client.removeEntry('lab', { cidr: '10.0.0.0/24', digest: entry?.digest ?? '' });
      expect(await client.entries('lab')).toEqual([]);
      expect(calls.map(({ method, path }) => `${method} ${path}`)).toContain(
        'DELETE cluster/firewall/ipset/lab/10.0.0.0/24',
      );
    }));

  it.each([
    { kind: 'datacenter' as const },
    { kind: 'group' as const, group: 'lab' },
    { kind: 'host' as const, node: 'pve-beta' },
  ])('makes, changes and removes a rule of $kind', (list) =>
    withFirewallClient(async (client) => {
      await client.createGroup({ group: 'lab' });
      await client.createRule(list, RULE);
      const [made] = await client.rules(list);
      expect(made).toMatchObject({ dport: '80', enable: 1 });
      await client.updateRule(list, { pos: 0, parameters: { dport: '443', digest: made?.digest ?? '' } });
      await expect(client.removeRule(list, { pos: 0, digest: made?.digest ?? '' })).rejects.toThrow(
        'detected modified configuration - file changed by other user? Try again.',
      );
      const [changed] = await client.rules(list);
      await client.removeRule(list, { pos: 0, digest: changed?.digest ?? '' });
      expect(await client.rules(list)).toEqual([]);
    }),
  );

  it('reads how a test of the firewall stands', () =>
    withFirewallClient(async (client, { cluster }) => {
      const { digest } = await client.options();
      await client.setOptions({ enable: '2', digest });
      expect((await client.options()).enable).toBe(cluster.firewall.clock);
      cluster.firewall.clock += 61;
      expect((await client.options()).enable).toBe(0);
      expect((await client.hostOptions('pve-alpha')).enable).toBeUndefined();
    }));
});
