import { ApiToken, ProxmoxClient } from '@netloom/proxmox/client';
import {
  applyFirewall,
  applySdn,
  FirewallRecord,
  observeAndPlanFirewall,
  observeAndPlanSdn,
  SdnRecord,
  toDesiredFirewall,
  toDesiredSdn,
} from '@netloom/proxmox/reconcile';
import { startDouble, TOKENS, type ProxmoxDouble } from '@netloom/proxmox/testing';
import { proxmoxFirewallCheck } from '../../src/checks/proxmox/firewall.ts';
import type { OpenProxmox } from '../../src/checks/proxmox/open-proxmox.ts';
import { proxmoxSdnCheck } from '../../src/checks/proxmox/sdn.ts';
import { homelab, nothing, problemsOf } from '../lab.ts';

const facts = homelab();

interface Bench {
  readonly double: ProxmoxDouble;
  /** Somebody in the GUI. */
  readonly admin: ProxmoxClient;
  readonly sdn: () => Promise<readonly string[]>;
  readonly firewall: () => Promise<readonly string[]>;
}

interface Options {
  /** Of the doctor. */
  readonly token?: string;
  readonly version?: string;
  readonly firewall?: 'applied' | 'left alone';
}

/** A Proxmox on which the homelab was applied, and what the doctor says of it. */
async function applied(
  use: (bench: Bench) => Promise<void>,
  { token = TOKENS.root, version = '9.1.2', firewall: part = 'applied' }: Options = {},
): Promise<void> {
  const double = await startDouble({ version });
  const [admin, own] = [clientOf(double, TOKENS.root), clientOf(double, token)];
  let [sdnRecord, firewallRecord] = [
    SdnRecord.parse({}) as SdnRecord,
    FirewallRecord.parse({}) as FirewallRecord,
  ];
  const sdnStore = {
    read: async () => Promise.resolve(sdnRecord),
    write: async (record: SdnRecord) => Promise.resolve(void (sdnRecord = record)),
  };
  const firewallStore = {
    read: async () => Promise.resolve(firewallRecord),
    write: async (record: FirewallRecord) => Promise.resolve(void (firewallRecord = record)),
  };
  const opened: OpenProxmox = { client: own, sdnRecord: sdnStore, firewallRecord: firewallStore };
  try {
    const desired = toDesiredSdn(facts.network);
    const rules = toDesiredFirewall(facts.network);
    if (desired === null || rules === null) throw new Error('the homelab has Proxmox hosts');
    const base = { client: admin, allow: new Set<never>(), onProgress: () => undefined };
    const sdn = { ...base, desired, store: sdnStore };
    const plan = await observeAndPlanSdn(sdn);
    if (plan.refusals.length === 0) await applySdn({ ...sdn, plan, polling: { pollMs: 1, polls: 4 } });
    const firewall = { ...base, desired: rules, store: firewallStore };
    const rulesPlan = await observeAndPlanFirewall(firewall);
    if (part === 'applied' && rulesPlan.refusals.length === 0) {
      await applyFirewall({ ...firewall, plan: rulesPlan });
    }
    const vantage = { ...nothing(), proxmox: Promise.resolve(opened) };
    await use({
      double,
      admin,
      sdn: () => problemsOf(proxmoxSdnCheck, vantage, facts),
      firewall: () => problemsOf(proxmoxFirewallCheck, vantage, facts),
    });
  } finally {
    await admin.close();
    await own.close();
    await double.close();
  }
}

function clientOf({ url, fingerprint }: ProxmoxDouble, text: string): ProxmoxClient {
  const token = ApiToken.parse(text);
  if (token === null) throw new Error('that is no token');
  const trust = { kind: 'fingerprint', sha256: fingerprint } as const;
  return ProxmoxClient.of({ origin: url, token, trust, timeoutMs: 5_000, retryMs: 1 });
}

describe('the check of the SDN of Proxmox', () => {
  it('finds nothing on what was applied, and writes nothing', () =>
    applied(async ({ double, sdn, firewall }) => {
      const before = double.calls.length;
      expect([await sdn(), await firewall()]).toEqual([[], []]);
      expect(double.calls.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
    }));

  it('finds what was changed and applied by somebody else, with its line', () =>
    applied(async ({ admin, sdn }) => {
      await admin.update({ kind: 'vnets' }, { id: 'k3svnet', parameters: { tag: '101' } });
      await admin.remove({ kind: 'subnets', vnet: 'k3svnet' }, { id: 'k3szone-10.0.0.0-24', parameters: {} });
      await admin.apply({});
      expect(await sdn()).toEqual([
        'error: vnet k3svnet has tag 101; expected tag 100',
        'error: subnet k3szone-10.0.0.0-24 does not exist; expected vnet k3svnet',
      ]);
    }));

  it('finds what was never applied, and reports it once', () =>
    applied(async ({ admin, sdn }) => {
      await admin.update({ kind: 'vnets' }, { id: 'k3svnet', parameters: { tag: '101' } });
      await admin.create({ kind: 'zones' }, { zone: 'other', type: 'simple' });
      expect((await sdn()).toSorted()).toEqual([
        'error: vnet k3svnet: tag 100 is changed to tag 101 and was never applied; expected tag 100',
        'error: zone other: it is new and was never applied; expected nothing waits for an apply',
      ]);
    }));

  it('finds a controller that was never applied', () =>
    applied(async ({ double, sdn }) => {
      double.cluster.controllers = [
        { controller: 'evpn1', type: 'evpn', state: 'new', pending: { asn: 65000 } },
      ];
      expect(await sdn()).toEqual([
        'error: controller evpn1 is new and was never applied; expected nothing waits for an apply',
      ]);
    }));

  it('finds a host that has not reloaded, and one whose reload failed, with what its log says', () =>
    applied(async ({ double: { cluster }, sdn }) => {
      cluster.loaded.set('pve-beta', 0);
      cluster.broken.set('pve-gamma', { vnet: 'k3svnet', statusmsg: 'missing vxlan_k3svnet' });
      cluster.reloadLogs.set('pve-gamma', [
        'info: reloading',
        'error: vxlan_k3svnet: bridge port does not exist',
      ]);
      expect(await sdn()).toEqual([
        'error: on pve-beta vnet k3svnet is pending (local sdn network configuration is too old, please reload); expected every host runs what is configured',
        'error: on pve-gamma vnet k3svnet is error (missing vxlan_k3svnet); the log of its last reload says: error: vxlan_k3svnet: bridge port does not exist; expected every host runs what is configured',
      ]);
    }));

  it('passes no host that does not answer', () =>
    applied(async ({ double: { cluster }, sdn }) => {
      cluster.down.add('pve-beta');
      expect(await sdn()).toEqual([
        'not checked: pve-beta does not answer (595 Errors during connection establishment, proxy handshake: No route to host): what it runs is not known',
      ]);
    }));

  it('takes no list for complete that a token may not see', () =>
    applied(
      async ({ sdn }) => {
        await expect(sdn()).rejects.toThrow('the token has no SDN.Audit on /sdn/zones');
      },
      { token: TOKENS['not-propagated'] },
    ));

  it('finds another version of Proxmox VE', () =>
    applied(
      async ({ sdn }) => {
        const [first] = await sdn();
        expect(first).toBe(
          'error: The network is written for Proxmox VE 9, and this is 8.4.1.; expected Proxmox VE 9',
        );
      },
      { version: '8.4.1' },
    ));
});

describe('the check of the firewall of Proxmox', () => {
  it('finds a rule that was changed, one that is gone, and an address that is missing', () =>
    applied(async ({ admin, firewall }) => {
      const [rule] = await admin.firewall.rules({ kind: 'datacenter' });
      await admin.firewall.updateRule(
        { kind: 'datacenter' },
        { pos: 0, parameters: { dport: '4788', digest: rule?.digest ?? '' } },
      );
      const group = { kind: 'group', group: 'k3s-nodes' } as const;
      const [first] = await admin.firewall.rules(group);
      await admin.firewall.removeRule(group, { pos: 0, digest: first?.digest ?? '' });
      const [entry] = await admin.firewall.entries('pools');
      await admin.firewall.removeEntry('pools', { cidr: '192.168.7.230', digest: entry?.digest ?? '' });
      expect(await firewall()).toEqual([
        'error: IP set pools lacks 192.168.7.230; expected 192.168.7.230',
        'error: rule netloom homelab: kubernetes-api tcp of k3s-nodes does not exist; expected IN ACCEPT -source 192.168.7.0/24 -dest +nodes -p tcp -dport 6443 # netloom homelab: kubernetes-api tcp',
        'error: rule netloom homelab: vxlan udp has dport 4788; expected dport 4789',
      ]);
    }));

  it('reports a group that is gone once, without its rules', () =>
    applied(async ({ admin, firewall }) => {
      const group = { kind: 'group', group: 'k3s-nodes' } as const;
      for (const { digest } of await admin.firewall.rules(group)) {
        const [now] = await admin.firewall.rules(group);
        await admin.firewall.removeRule(group, { pos: 0, digest: now?.digest ?? digest });
      }
      await admin.firewall.removeGroup('k3s-nodes');
      expect(await firewall()).toEqual([
        'error: security group k3s-nodes does not exist; expected the network makes it',
      ]);
    }));

  it('says nothing of a firewall that netloom does not manage, or that the token may not read', async () => {
    await applied(
      async ({ firewall }) => {
        await expect(firewall()).rejects.toThrow("nothing in the firewall of this datacenter is netloom's");
      },
      { firewall: 'left alone' },
    );
    await applied(
      async ({ firewall }) => {
        await expect(firewall()).rejects.toThrow(
          'this token may not read the firewall (403 Permission check failed (/, Sys.Audit)): role PVEAuditor on / may',
        );
      },
      { token: TOKENS.auditor },
    );
  });
});
