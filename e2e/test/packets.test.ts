import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network } from '@netloom/network-model';
import { loadText } from '@netloom/network-model/testing';
import { renderProxmox } from '@netloom/proxmox-sdn';
import { load } from 'js-yaml';
import { describeUnless } from './support/describe-unless.ts';
import type { EchoResult } from './support/namespaces.ts';
import { Lab, labUnavailableReason } from './support/packets-lab.ts';
import { parseStanzas, peersOf, toCommands, toReload, type Stanza } from './support/packets-stanzas.ts';
import { ROOT } from './support/repository.ts';

const VNET = 'k3svnet';
const TUNNEL = `vxlan_${VNET}`;
/** What fits: 1500 of the LAN, less 50 of VXLAN, less 20 of IPv4 and 8 of ICMP or UDP. */
const FITTING = 1422;

const text = await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
const homelab = loadText(text).network;
const withFourth = loadText(
  text
    .replace(/^( +)- \{ name: pve-gamma.*\n/m, '$&$1- { name: pve-delta, address: 192.168.7.236 }\n')
    .replace(
      /^( +)- name: tanjiro\n/m,
      '$1- { name: rukia, role: agent, address: 192.168.7.226, sdnAddress: 10.0.0.13, observed: { host: pve-delta } }\n$&',
    ),
).network;

/** The per-host files as they are committed, byte for byte. */
const { files: committed } = load(
  await readFile(join(ROOT, 'networks/homelab/generated/values/proxmox-sdn.yaml'), 'utf8'),
) as { readonly files: Readonly<Record<string, string>> };

interface HostFile {
  readonly name: string;
  readonly address: string;
  readonly stanzas: readonly Stanza[];
}

function hostFiles(network: Network, fileOf: (host: string) => string): readonly HostFile[] {
  const prefix = network.subnets.find(({ space }) => space === 'lan')?.cidr.prefix;
  return (network.proxmox?.hosts ?? []).map(({ name, addresses }) => ({
    name,
    address: `${String(addresses[0])}/${String(prefix)}`,
    stanzas: parseStanzas(fileOf(name)),
  }));
}

interface GuestNode {
  readonly name: string;
  readonly host: string;
  readonly address: string;
  readonly prefix: number;
}

function guestNodes({ nodes, subnets }: Network): readonly GuestNode[] {
  const prefix = subnets.find(({ space }) => space === 'sdn')?.cidr.prefix ?? 0;
  return nodes.map(({ name, host, sdnAddresses }) => ({
    name,
    host: host ?? '',
    address: String(sdnAddresses[0]),
    prefix,
  }));
}

describe('the stanzas of a host', () => {
  const stanzas = parseStanzas(committed['interfaces.d.sdn.pve-alpha'] ?? '');

  it('become calls of ip and bridge', () => {
    expect(toCommands(stanzas).map((words) => words.join(' '))).toEqual([
      'ip link add vxlan_k3svnet type vxlan id 100 dstport 4789',
      'bridge fdb append 00:00:00:00:00:00 dev vxlan_k3svnet dst 192.168.7.234',
      'bridge fdb append 00:00:00:00:00:00 dev vxlan_k3svnet dst 192.168.7.235',
      'ip link set vxlan_k3svnet mtu 1450',
      'ip link set vxlan_k3svnet up',
      'ip link add k3svnet type bridge',
      'ip link set vxlan_k3svnet master k3svnet',
      'ip link set k3svnet type bridge stp_state 0',
      'ip link set k3svnet type bridge forward_delay 0',
      'ip link set k3svnet mtu 1450',
      'ip link set k3svnet alias netloom homelab',
      'ip link set k3svnet up',
    ]);
  });

  it('take a port of their own', () => {
    const own = parseStanzas('#version:1\n\nauto vxlan_a\niface vxlan_a\n\tvxlan-id 7\n\tvxlan-port 8472\n');
    expect(toCommands(own)).toEqual([
      ['ip', 'link', 'add', 'vxlan_a', 'type', 'vxlan', 'id', '7', 'dstport', '8472'],
      ['ip', 'link', 'set', 'vxlan_a', 'up'],
    ]);
  });

  it('are refused where an option has no translation', () => {
    const stranger = parseStanzas('auto a\niface a\n\tbridge_ports none\n\tbridge-vids 2-4094\n');
    expect(() => toCommands(stranger)).toThrow(
      new Error('a has the option "bridge-vids", which has no translation'),
    );
    const address = parseStanzas('auto eth0\niface eth0\n\taddress 192.0.2.1/24\n');
    expect(() => toCommands(address)).toThrow(new Error('eth0 is neither a VXLAN nor a bridge'));
  });

  it('reload with the peers that come and go, and nothing else', () => {
    const without = stanzas.map(({ name, options }) => ({
      name,
      options: options.filter(([, value]) => value !== '192.168.7.235'),
    }));
    expect(toReload(stanzas, without)).toEqual([
      ['bridge', 'fdb', 'del', '00:00:00:00:00:00', 'dev', TUNNEL, 'dst', '192.168.7.235'],
    ]);
    expect(toReload(without, stanzas)).toEqual([
      ['bridge', 'fdb', 'append', '00:00:00:00:00:00', 'dev', TUNNEL, 'dst', '192.168.7.235'],
    ]);
    expect(() => toReload(stanzas, stanzas.slice(1))).toThrow(
      new Error('more than the peers of tunnels changed'),
    );
  });
});

const reason = await labUnavailableReason();
const lab = new Lab();
const report: string[] = [];

describeUnless(reason, 'packets through the VXLAN of the homelab', () => {
  const hosts = hostFiles(homelab, (host) => committed[`interfaces.d.sdn.${host}`] ?? '');
  const guests = guestNodes(homelab);

  async function setUpHost({ name, address, stanzas }: HostFile): Promise<void> {
    await lab.addHost({ name, address });
    for (const command of toCommands(stanzas)) await lab.namespaces.run(name, command);
  }

  async function setUpGuest({ name, host, address, prefix }: GuestNode): Promise<void> {
    await lab.addGuest({ name, host, vnet: VNET, address: `${address}/${prefix}` });
  }

  /** Everybody asks everybody else. */
  async function askAll(among: readonly GuestNode[]): Promise<Readonly<Record<string, EchoResult>>> {
    const pairs = among.flatMap((from) => among.filter((to) => to !== from).map((to) => ({ from, to })));
    const answers = pairs.map(async ({ from, to }) => {
      const answer = await lab.namespaces.askEcho(from.name, to.address, '56');
      return [`${from.name} to ${to.name}`, answer] as const;
    });
    return Object.fromEntries(await Promise.all(answers));
  }

  function tell(title: string, answers: Readonly<Record<string, string>>): void {
    const width = Math.max(...Object.keys(answers).map(({ length }) => length));
    const rows = Object.entries(answers).map(([what, answer]) => `  ${what.padEnd(width)}  ${answer}`);
    report.push([title, ...rows, ''].join('\n'));
  }

  function allEchoed(among: readonly GuestNode[]): Readonly<Record<string, EchoResult>> {
    const pairs = among.flatMap(({ name: from }) =>
      among
        .filter(({ name }) => name !== from)
        .map(({ name: to }) => [`${from} to ${to}`, 'echoed'] as const),
    );
    return Object.fromEntries(pairs);
  }

  /** The peers that the kernel floods to, in order. */
  async function floodedTo(host: string): Promise<readonly string[]> {
    const lines = (await lab.namespaces.run(host, ['bridge', 'fdb', 'show', 'dev', TUNNEL])).split('\n');
    return lines.flatMap((line) => /^00:00:00:00:00:00 dst (\S+)/.exec(line)?.[1] ?? []).sort();
  }

  beforeAll(async () => {
    await lab.addLan();
    for (const host of hosts) await setUpHost(host);
    for (const guest of guests) await setUpGuest(guest);
  }, 60_000);

  afterAll(async () => {
    await lab.namespaces.remove();
    process.stdout.write(`\n${report.join('\n')}\n`);
  }, 60_000);

  it('reach every node from every other', async () => {
    const answers = await askAll(guests);
    tell('Ping over the VXLAN', answers);
    expect(answers).toEqual(allEchoed(guests));
  }, 60_000);

  it.each(hosts)('are flooded by $name to the hosts that its file names', async ({ name, stanzas }) => {
    expect(await floodedTo(name)).toEqual(stanzas.flatMap(({ options }) => peersOf(options)));
  });

  it(`carry ${FITTING} bytes and not one more, also from a guest that thinks it may send 1500`, async () => {
    const [from, to] = guests;
    if (from === undefined || to === undefined) throw new Error('two nodes are needed');
    const answers: Record<string, EchoResult> = {};
    for (const mtu of [1450, 1500]) {
      for (const name of [from.name, to.name]) {
        await lab.namespaces.run(name, ['ip', 'link', 'set', 'eth0', 'mtu', `${mtu}`]);
      }
      for (const bytes of [FITTING, FITTING + 1]) {
        answers[`guest MTU ${mtu}, payload ${bytes}`] = await lab.namespaces.askEcho(
          from.name,
          to.address,
          `${bytes}`,
        );
      }
    }
    for (const name of [from.name, to.name]) {
      await lab.namespaces.run(name, ['ip', 'link', 'set', 'eth0', 'mtu', '1450']);
    }
    tell(`MTU (LAN 1500, VNet 1450; no fragments)`, answers);
    expect(answers).toEqual({
      'guest MTU 1450, payload 1422': 'echoed',
      'guest MTU 1450, payload 1423': 'lost',
      'guest MTU 1500, payload 1422': 'echoed',
      'guest MTU 1500, payload 1423': 'lost',
    });
  }, 60_000);

  it('stop at a host that is cut off, and go on when it is back', async () => {
    await lab.setCable('pve-beta', 'down');
    const cut = await askAll(guests);
    tell('pve-beta, which runs naruto, cut off', cut);
    expect(cut).toEqual({
      'ichigo to naruto': 'lost',
      'ichigo to tanjiro': 'echoed',
      'naruto to ichigo': 'lost',
      'naruto to tanjiro': 'lost',
      'tanjiro to ichigo': 'echoed',
      'tanjiro to naruto': 'lost',
    });
    await lab.setCable('pve-beta', 'up');
    const back = await askAll(guests);
    tell('pve-beta back', back);
    expect(back).toEqual(allEchoed(guests));
  }, 60_000);

  it('reach a fourth host when the model has it and every host reloads', async () => {
    const rendered = renderProxmox(withFourth);
    const after = hostFiles(
      withFourth,
      (name) => rendered?.files.find(({ host }) => host === name)?.text ?? '',
    );
    for (const { name, address, stanzas } of after) {
      const before = hosts.find((host) => host.name === name);
      if (before === undefined) await setUpHost({ name, address, stanzas });
      else for (const command of toReload(before.stanzas, stanzas)) await lab.namespaces.run(name, command);
      expect(await floodedTo(name)).toEqual(stanzas.flatMap(({ options }) => peersOf(options)));
    }
    const all = guestNodes(withFourth);
    const fourth = all.filter(({ name }) => name === 'rukia');
    for (const guest of fourth) await setUpGuest(guest);
    const answers = await askAll(all);
    tell('A fourth host, pve-delta, which runs rukia', answers);
    expect([all.length, answers]).toEqual([4, allEchoed(all)]);
  }, 60_000);
});

describeUnless(reason, 'after the packets', () => {
  it('leave no namespace behind', async () => {
    expect(await lab.namespaces.existing()).toEqual([]);
  });
});
