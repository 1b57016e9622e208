import {
  applySdn,
  observeAndPlanSdn,
  previewInterfaces,
  printInterfacesPreview,
  type InterfacesPreview,
} from '../../../src/reconcile/index.ts';
import { TOKENS } from '../../double/cluster.ts';
import { clientOf, homelab, withBench, writesOf, type Bench } from '../support.ts';

const ALPHA = `interfaces of pve-alpha, by the dry run of Proxmox:
  @@ -1 +1,16 @@
   #version:0
  +
  +auto k3svnet
  +iface k3svnet
  +	bridge_ports vxlan_k3svnet
  +	bridge_stp off
  +	bridge_fd 0
  +	mtu 1450
  +	alias netloom homelab
  +
  +auto vxlan_k3svnet
  +iface vxlan_k3svnet
  +	vxlan-id 100
  +	vxlan_remoteip 192.168.7.234
  +	vxlan_remoteip 192.168.7.235
  +	mtu 1450
`;

async function preview(
  { double }: Bench,
  token: string,
  hosts?: readonly string[],
): Promise<InterfacesPreview> {
  const client = clientOf(double, { token });
  try {
    return await previewInterfaces(client, hosts ?? double.cluster.hosts);
  } finally {
    await client.close();
  }
}

describe(previewInterfaces, () => {
  it('shows what is pending for each host, and nothing where nothing is pending', () =>
    withBench({}, async (bench) => {
      const nothing = await preview(bench, TOKENS.root);
      expect(printInterfacesPreview(nothing)).toBe(
        'interfaces: nothing is pending in Proxmox yet, so its dry run is empty; apply shows it before the commit\n',
      );
      const { sdn } = bench.double.cluster;
      for (const { kind, id, options } of (await homelab()).objects) {
        const { type = kind, ...rest } = options;
        sdn.create(`${kind}s`, id, { type: String(type), options: new Map(Object.entries(rest)) });
      }
      expect(printInterfacesPreview(await preview(bench, TOKENS.root, ['pve-alpha']))).toBe(ALPHA);
      const all = await preview(bench, TOKENS.firewall);
      expect(all.kind === 'diffs' && all.hosts.map(({ host }) => host)).toEqual(bench.double.cluster.hosts);
    }));

  it.each([
    ['8.4.14', TOKENS.root, 'interfaces: this version of Proxmox VE has no dry run; 9.1 has one\n'],
    ['9.0.4', TOKENS.root, 'interfaces: this version of Proxmox VE has no dry run; 9.1 has one\n'],
    [
      '9.1.2',
      TOKENS.admin,
      'interfaces: the dry run needs Sys.Audit on /nodes, such as role PVEAuditor (403 Permission check failed (/nodes/pve-alpha, Sys.Audit))\n',
    ],
  ])('says why there is none (%s, %s)', (version, token, text) =>
    withBench({ version }, async (bench) => {
      expect(printInterfacesPreview(await preview(bench, token))).toBe(text);
    }),
  );

  it('says so where a host is down', () =>
    withBench({}, async (bench) => {
      bench.double.cluster.down.add('pve-beta');
      expect(printInterfacesPreview(await preview(bench, TOKENS.root))).toBe(
        'interfaces: the dry run failed (595 Errors during connection establishment, proxy handshake: No route to host)\n',
      );
    }));
});

describe(applySdn, () => {
  it('shows the dry run after the last write and before the commit', () =>
    withBench({}, async (bench) => {
      const { double, store } = bench;
      const desired = await homelab();
      const client = clientOf(double, { token: TOKENS.root });
      const reconciling = { client, desired, store, allow: new Set<never>() };
      let shown = '';
      let at = 0;
      await applySdn({
        ...reconciling,
        plan: await observeAndPlanSdn(reconciling),
        polling: { pollMs: 1, polls: 4 },
        onProgress: () => undefined,
        preview: {
          client,
          show: (made) => {
            shown = printInterfacesPreview(made);
            at = writesOf(double.calls).length;
          },
        },
      });
      await client.close();
      expect(shown.startsWith(ALPHA)).toBe(true);
      expect(writesOf(double.calls)[at]).toBe('PUT cluster/sdn lock-token release-lock=0');
    }));
});
