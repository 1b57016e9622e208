import { renderProxmox } from '@netloom/proxmox-sdn';
import { applyFirewall } from '../../../src/reconcile/firewall/apply-firewall.ts';
import { printFirewallPlan } from '../../../src/reconcile/index.ts';
import { homelabNetwork } from '../support.ts';
import { homelabFirewall, withFirewall } from './support.ts';

const NO_CHANGES = 'Firewall of the datacenter: off\nno changes\n';
const SSH = '  - { name: ssh, from: lan, to: proxmox, ports: [22/tcp] }\n';
const VXLAN = /\n( {2}- \{ name: vxlan, .*)\n/;
const WITH_SSH = [VXLAN, `\n${SSH}$1\n`] as const;
/** Nothing but the row for VXLAN. */
const ONLY_VXLAN = [
  /\nfirewall:\n[\s\S]*?( {2}- \{ name: vxlan, .*\n)[\s\S]*?\n\n/,
  '\nfirewall:\n$1\n',
] as const;
const NO_ROWS = [/\nfirewall:\n[\s\S]*?\n\n/, '\n'] as const;

const NO_WEB = [/\n {2}- \{ name: web, .*\n/, '\n'] as const;

const RULES = 'cluster/firewall/rules';
const VXLAN_RULE =
  'type=in action=ACCEPT source=+proxmox dest=+proxmox proto=udp dport=4789 comment=netloom homelab: vxlan udp';
const SSH_RULE =
  'type=in action=ACCEPT source=192.168.7.0/24 dest=+proxmox proto=tcp dport=22 comment=netloom homelab: ssh tcp';

function rulesOf(text: string): readonly string[] {
  const [, section = ''] = /\[RULES\]\n\n([\s\S]*?)\n\n/.exec(text) ?? [];
  return section.split('\n');
}

describe(applyFirewall, () => {
  it('makes the homelab of an empty firewall, each write once and in order, and nothing the second time', () =>
    withFirewall({}, async ({ apply, double, store, writes }) => {
      const desired = await homelabFirewall();
      expect(printFirewallPlan(await apply(desired))).toBe(
        [
          'Firewall of the datacenter: off',
          '  + IP set nodes: 192.168.7.223, 10.0.0.10, 192.168.7.224, 10.0.0.11, 192.168.7.225, 10.0.0.12',
          '  + IP set pools: 192.168.7.231, 192.168.7.232, 192.168.7.230',
          '  + IP set proxmox: 192.168.7.233, 192.168.7.234, 192.168.7.235',
          '  + security group k3s-nodes',
          '  + rule of k3s-nodes: IN ACCEPT -source 192.168.7.0/24 -dest +nodes -p tcp -dport 6443 # netloom homelab: kubernetes-api tcp',
          '  + rule of k3s-nodes: IN ACCEPT -source 192.168.7.0/24 -dest +pools -p tcp -dport 80,443 # netloom homelab: web tcp',
          '  + rule of k3s-nodes: IN ACCEPT -source +nodes -dest +nodes -p tcp -dport 10250,7946,2379:2380 # netloom homelab: cluster tcp',
          '  + rule of k3s-nodes: IN ACCEPT -source +nodes -dest +nodes -p udp -dport 8472,7946 # netloom homelab: cluster udp',
          '  + rule: IN ACCEPT -source +proxmox -dest +proxmox -p udp -dport 4789 # netloom homelab: vxlan udp',
          '9 to create, 0 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      const entries = (set: string, cidrs: readonly string[]): readonly string[] => [
        `POST cluster/firewall/ipset name=${set} comment=netloom homelab`,
        ...cidrs.map((cidr) => `POST cluster/firewall/ipset/${set} cidr=${cidr}`),
      ];
      const group = 'POST cluster/firewall/groups/k3s-nodes enable=1 type=in action=ACCEPT';
      expect(writes()).toEqual([
        ...entries('nodes', [
          '192.168.7.223',
          '10.0.0.10',
          '192.168.7.224',
          '10.0.0.11',
          '192.168.7.225',
          '10.0.0.12',
        ]),
        ...entries('pools', ['192.168.7.231', '192.168.7.232', '192.168.7.230']),
        ...entries('proxmox', ['192.168.7.233', '192.168.7.234', '192.168.7.235']),
        'POST cluster/firewall/groups group=k3s-nodes comment=netloom homelab',
        `${group} source=+nodes dest=+nodes proto=udp dport=8472,7946 comment=netloom homelab: cluster udp`,
        `${group} source=+nodes dest=+nodes proto=tcp dport=10250,7946,2379:2380 comment=netloom homelab: cluster tcp`,
        `${group} source=192.168.7.0/24 dest=+pools proto=tcp dport=80,443 comment=netloom homelab: web tcp`,
        `${group} source=192.168.7.0/24 dest=+nodes proto=tcp dport=6443 comment=netloom homelab: kubernetes-api tcp`,
        `POST ${RULES} enable=1 ${VXLAN_RULE}`,
      ]);
      const rendered = renderProxmox(await homelabNetwork());
      const file = rendered?.files.find(({ key }) => key === 'cluster.fw');
      expect(double.cluster.firewall.text).toBe(file?.text);
      expect(store.record).toEqual({ journal: null });
      const before = writes().length;
      expect(printFirewallPlan(await apply(desired))).toBe(NO_CHANGES);
      expect(writes().slice(before)).toEqual([]);
    }));

  it('makes the same calls on Proxmox VE 8', () =>
    withFirewall({ version: '8.4.14' }, async ({ apply, double }) => {
      await apply(await homelabFirewall(['proxmox:\n', 'proxmox:\n  version: 8\n']));
      const file = renderProxmox(await homelabNetwork())?.files.find(({ key }) => key === 'cluster.fw');
      expect(double.cluster.firewall.text).toBe(file?.text);
    }));

  it('distinguishes two rows of one name', () =>
    withFirewall({}, async ({ apply, double }) => {
      const twice = '  - { name: vxlan, from: lan, to: proxmox, ports: [22/tcp, 4789/udp] }\n';
      const desired = await homelabFirewall(ONLY_VXLAN, [VXLAN, `\n$1\n${twice}`]);
      await apply(desired);
      expect(printFirewallPlan(await apply(desired))).toBe(NO_CHANGES);
      expect(rulesOf(double.cluster.firewall.text).map((line) => line.replace(/.*# /, ''))).toEqual([
        'netloom homelab: vxlan udp',
        'netloom homelab: vxlan (2) tcp',
        'netloom homelab: vxlan (2) udp',
      ]);
    }));

  it('puts a new rule between its neighbours, and leaves the rules of others in their order', () =>
    withFirewall({}, async ({ apply, double, somebody, writes }) => {
      const more = '  - { name: api, from: lan, to: proxmox, ports: [8006/tcp] }\n';
      await apply(await homelabFirewall(ONLY_VXLAN, [VXLAN, `\n${more}$1\n`]));
      const theirs = { type: 'in', enable: '1' };
      await somebody('POST', 'rules', { ...theirs, action: 'DROP', source: '10.0.0.0/8' });
      await somebody('POST', 'rules', {
        ...theirs,
        action: 'ACCEPT',
        macro: 'Ping',
        comment: 'ours to keep',
      });
      await somebody('PUT', 'rules/0', { moveto: '3' });
      const [drop, api, ping, vxlan] = [
        'IN DROP -source 10.0.0.0/8',
        'IN ACCEPT -source 192.168.7.0/24 -dest +proxmox -p tcp -dport 8006 # netloom homelab: api tcp',
        'IN Ping(ACCEPT) # ours to keep',
        'IN ACCEPT -source +proxmox -dest +proxmox -p udp -dport 4789 # netloom homelab: vxlan udp',
      ];
      expect(rulesOf(double.cluster.firewall.text)).toEqual([drop, api, ping, vxlan]);
      const before = writes().length;
      const plan = await apply(await homelabFirewall(ONLY_VXLAN, [VXLAN, `\n${more}${SSH}$1\n`]));
      const ssh =
        'IN ACCEPT -source 192.168.7.0/24 -dest +proxmox -p tcp -dport 22 # netloom homelab: ssh tcp';
      expect(printFirewallPlan(plan)).toBe(
        [
          'Firewall of the datacenter: off',
          `  + rule: ${ssh}`,
          '  ~ rule: netloom homelab: ssh tcp: to after netloom homelab: api tcp',
          '1 to create, 1 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      expect(writes().slice(before)).toEqual([
        `POST ${RULES} enable=1 ${SSH_RULE}`,
        `PUT ${RULES}/0 moveto=3 digest`,
      ]);
      expect(rulesOf(double.cluster.firewall.text)).toEqual([drop, api, ssh, ping, vxlan]);
    }));

  it('mends what somebody changed at a rule of ours, with the digest of the list', () =>
    withFirewall({}, async ({ apply, plan, somebody, writes }) => {
      const desired = await homelabFirewall(WITH_SSH);
      await apply(desired);
      await somebody('PUT', 'rules/1', { enable: '0', dport: '4790', log: 'info' });
      await somebody('PUT', 'rules/0', { moveto: '2' });
      const before = writes().length;
      expect(printFirewallPlan(await apply(desired))).toBe(
        [
          'Firewall of the datacenter: off',
          '  ~ rule: netloom homelab: ssh tcp: to before netloom homelab: vxlan udp',
          '  ~ rule: netloom homelab: vxlan udp: dport 4790 → 4789, enable not set → 1, log info → not set',
          '0 to create, 2 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      expect(writes().slice(before)).toEqual([
        `PUT ${RULES}/1 moveto=0 digest`,
        `PUT ${RULES}/1 dport=4789 enable=1 delete=log digest`,
      ]);
      expect(printFirewallPlan(await plan(desired))).toBe(NO_CHANGES);
    }));

  it('adds entries to a set at once, and takes them out only when asked', () =>
    withFirewall({}, async ({ apply, plan, somebody, writes }) => {
      await apply(await homelabFirewall(ONLY_VXLAN));
      const desired = await homelabFirewall(ONLY_VXLAN, [
        'pve-gamma, address: 192.168.7.235',
        'pve-gamma, address: 192.168.7.236',
      ]);
      await somebody('POST', 'ipset/proxmox', { cidr: '192.168.7.9', comment: 'printer' });
      const before = writes().length;
      expect(printFirewallPlan(await apply(desired))).toBe(
        [
          'Firewall of the datacenter: off',
          '  + IP set proxmox: 192.168.7.236',
          'note: 192.168.7.9 in IP set proxmox belongs to somebody else (printer): it stays.',
          'note: 192.168.7.235 in IP set proxmox is managed by netloom and no longer in the network: --allow-deletes removes it.',
          '1 to create, 0 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      await apply(desired, 'deletes');
      expect(writes().slice(before)).toEqual([
        'POST cluster/firewall/ipset/proxmox cidr=192.168.7.236',
        'DELETE cluster/firewall/ipset/proxmox/192.168.7.235 digest',
      ]);
      expect((await plan(desired, 'deletes')).writes).toEqual([]);
    }));

  it('turns an entry round that somebody negated', () =>
    withFirewall({}, async ({ apply, double, somebody, writes }) => {
      const desired = await homelabFirewall(ONLY_VXLAN);
      await apply(desired);
      await somebody('DELETE', 'ipset/proxmox/192.168.7.234');
      await somebody('POST', 'ipset/proxmox', { cidr: '192.168.7.234', nomatch: '1' });
      const before = writes().length;
      await apply(desired);
      expect(writes().slice(before)).toEqual([
        'DELETE cluster/firewall/ipset/proxmox/192.168.7.234 digest',
        'POST cluster/firewall/ipset/proxmox cidr=192.168.7.234',
      ]);
      expect(double.cluster.firewall.text).not.toContain('!');
    }));

  it('takes everything of ours away only when asked, whatever names it first', () =>
    withFirewall({}, async ({ apply, plan, double, somebody, writes }) => {
      await apply(await homelabFirewall());
      await somebody('POST', 'rules', { type: 'in', action: 'DROP', source: '10.0.0.0/8', enable: '1' });
      const desired = await homelabFirewall(NO_ROWS);
      const kept = await plan(desired);
      expect([kept.writes, kept.notes]).toEqual([
        [],
        [
          'rule netloom homelab: vxlan udp',
          'security group k3s-nodes',
          'IP set nodes',
          'IP set pools',
          'IP set proxmox',
        ].map(
          (name) => `${name} is managed by netloom and no longer in the network: --allow-deletes removes it.`,
        ),
      ]);
      const before = writes().length;
      await apply(desired, 'deletes');
      const made = writes().slice(before);
      expect(made.slice(0, 8)).toEqual([
        `DELETE ${RULES}/1 digest`,
        ...[3, 2, 1, 0].map((pos) => `DELETE cluster/firewall/groups/k3s-nodes/${pos} digest`),
        'DELETE cluster/firewall/groups/k3s-nodes',
        'DELETE cluster/firewall/ipset/nodes/192.168.7.223 digest',
        'DELETE cluster/firewall/ipset/nodes/10.0.0.10 digest',
      ]);
      expect(made.at(-1)).toBe('DELETE cluster/firewall/ipset/proxmox');
      expect(double.cluster.firewall.text).toBe('[RULES]\n\nIN DROP -source 10.0.0.0/8\n\n');
    }));

  it('distinguishes its own from those of a network whose name has the same beginning', () =>
    withFirewall({}, async ({ plan, somebody }) => {
      await somebody('POST', 'ipset', { name: 'hosts', comment: 'netloom homelab2' });
      const rule = { type: 'in', action: 'ACCEPT', enable: '1', comment: 'netloom homelab2: vxlan udp' };
      await somebody('POST', 'rules', rule);
      expect(await plan(await homelabFirewall(NO_ROWS), 'deletes')).toEqual({
        status: 'off',
        writes: [],
        turnsOn: false,
        refusals: [],
        notes: [],
      });
    }));

  it('does not take away what a rule of somebody else names', () =>
    withFirewall({}, async ({ apply, plan, somebody }) => {
      await apply(await homelabFirewall());
      await somebody('POST', 'rules', { type: 'group', action: 'k3s-nodes', enable: '1' });
      await somebody('POST', 'rules', { type: 'in', action: 'DROP', source: '+pools', enable: '1' });
      const { refusals } = await plan(await homelabFirewall(NO_ROWS), 'deletes');
      expect(refusals).toEqual([
        {
          code: 'in-use',
          message:
            'IP set pools cannot be deleted: "IN DROP -source +pools" uses it, a rule that netloom does not manage.',
          help: 'Change or remove that rule by hand.',
        },
        {
          code: 'in-use',
          message:
            'security group k3s-nodes cannot be deleted: "GROUP k3s-nodes" uses it, a rule that netloom does not manage.',
          help: 'Change or remove that rule by hand.',
        },
      ]);
    }));

  it('leaves a set and a group alone that hold rules of others', () =>
    withFirewall({}, async ({ apply, plan, somebody }) => {
      await apply(await homelabFirewall());
      await somebody('POST', 'groups/k3s-nodes', {
        type: 'in',
        action: 'ACCEPT',
        macro: 'Ping',
        enable: '1',
      });
      await somebody('POST', 'ipset/pools', { cidr: '192.168.7.9', comment: 'printer' });
      const { notes, writes } = await plan(await homelabFirewall(NO_ROWS), 'deletes');
      expect(notes).toEqual([
        'IP set pools holds entries of others: it stays.',
        'security group k3s-nodes holds rules of others: it stays.',
      ]);
      expect(writes.filter(({ kind }) => kind === 'group' || kind === 'set')).toEqual([
        { kind: 'set', action: 'delete', name: 'nodes' },
        { kind: 'set', action: 'delete', name: 'proxmox' },
      ]);
    }));
});

describe('a run that does not end', () => {
  it('goes back as a whole, with what an interrupted run before it had written', () =>
    withFirewall({}, async ({ apply, double, store, somebody }) => {
      await somebody('POST', 'rules', { type: 'in', action: 'DROP', source: '10.0.0.0/8', enable: '1' });
      const desired = await homelabFirewall();
      double.intercept = ({ path }) => {
        store.alive &&= path !== 'cluster/firewall/groups' || double.calls.at(-1)?.method !== 'POST';
        return store.alive ? 'none' : 'before';
      };
      await expect(apply(desired)).rejects.toThrow('The rollback failed as well');
      expect(double.cluster.firewall.ipsets.size).toBe(3);
      store.alive = true;
      expect(store.record.journal).toEqual({
        phase: 'writing',
        before: { sets: [], groups: [], rules: [] },
      });
      double.intercept = ({ method, path }) =>
        method === 'POST' && path === 'cluster/firewall/rules'
          ? { status: 500, reason: 'no', body: '{"data":null,"message":"no space left on device\\n"}' }
          : 'none';
      await expect(apply(desired)).rejects.toThrow(
        'All changes of this run are rolled back: the firewall is as it was before.',
      );
      expect(double.cluster.firewall.text).toBe('[RULES]\n\nIN DROP -source 10.0.0.0/8\n\n');
      expect(store.record.journal).toBeNull();
    }));

  it('gives back what it had changed and deleted', () =>
    withFirewall({}, async ({ apply, double, store }) => {
      await apply(await homelabFirewall(WITH_SSH));
      const { text } = double.cluster.firewall;
      const other = [SSH, SSH.replace('22/tcp', '2222/tcp')] as const;
      const desired = await homelabFirewall(WITH_SSH, other, NO_WEB);
      double.intercept = ({ method, path }) =>
        method === 'DELETE' && path === 'cluster/firewall/ipset/pools'
          ? { status: 500, reason: 'no', body: '{"data":null,"message":"no space left on device\\n"}' }
          : 'none';
      await expect(apply(desired, 'deletes')).rejects.toThrow('the firewall is as it was before.');
      expect(double.cluster.firewall.text).toBe(text);
      expect(store.record.journal).toBeNull();
    }));
});
