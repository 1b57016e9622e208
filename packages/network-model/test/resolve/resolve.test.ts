import { plain } from '@netloom/chart-kit';
import { resolve } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';

describe(resolve, () => {
  it("fills in K3s' defaults where the file is silent", () => {
    const { network } = loadText(minimalWith());
    expect(plain(network.cluster)).toEqual({
      distribution: 'k3s',
      version: 'v1.37.1+k3s1',
      talosVersion: null,
      identity: null,
      podCidrs: ['10.42.0.0/16'],
      serviceCidrs: ['10.43.0.0/16'],
      clusterDns: ['10.43.0.10'],
      splitHorizon: null,
      flannel: { backend: 'vxlan', network: 'lan', iface: null },
      cni: 'flannel',
      overlay: null,
      policyEngine: 'kube-router',
      servicelb: true,
      apiPort: 6443,
      nodePorts: null,
      api: null,
      tlsSans: [],
    });
  });

  it('has nothing of the systems that the file does not name', () => {
    const { network } = loadText(minimalWith());
    const { proxmox, loadBalancer, dns, tunnel, tailnet } = network;
    expect([proxmox, loadBalancer, dns, tunnel, tailnet]).toEqual(Array(5).fill(null));
    expect([...network.ingresses, ...network.certificates]).toEqual([]);
    expect(network.actors.map(({ name }) => name)).toEqual(['coredns']);
    expect([...network.records, ...network.routes, ...network.flows]).toEqual([]);
  });

  it('derives the cluster DNS from the service CIDR of each family', () => {
    const text = minimalWith().replace(
      'cluster: {',
      "cluster: { serviceCidr: 10.96.0.0/12, serviceCidr6: 'fd00:96::/112',",
    );
    expect(plain(loadText(text).network.cluster.clusterDns)).toEqual(['10.96.0.10', 'fd00:96::a']);
  });

  it('has no cluster DNS where the service CIDR has no tenth address', () => {
    const text = minimalWith().replace('cluster: {', 'cluster: { serviceCidr: 10.96.0.0/29,');
    expect(loadText(text).network.cluster.clusterDns).toEqual([]);
  });

  it('makes no tunnel record without a tunnel', () => {
    const { network } = loadText(
      minimalWith('services: [{ name: a, namespace: a, expose: [{ host: a.example.com, via: tunnel }] }]'),
    );
    expect(network.records).toEqual([]);
    expect(network.exposures).toHaveLength(1);
  });

  it('makes one record for a host with several paths', () => {
    const { network } = loadText(
      minimalWith(`tunnel: { id: <tunnel-id> }
services:
  - name: a
    namespace: a
    expose: [{ host: a.example.com, via: tunnel, path: /x }, { host: a.example.com, via: tunnel }]
`),
    );
    expect(network.records).toEqual([
      {
        name: 'a.example.com',
        type: 'CNAME',
        targets: ['<tunnel-id>.cfargotunnel.com'],
        proxied: true,
        ttl: null,
        owner: 'tunnel',
      },
    ]);
  });

  it('lets both ways in to a host whose origin is ambiguous', () => {
    const { network } = loadText(
      minimalWith(`ingress: { address: 192.168.1.50, domain: int.example.com }
services:
  - name: a
    namespace: a
    targetPort: 8080
    expose: [{ host: a.example.com, via: tunnel, origin: [service, ingress] }]
`),
    );
    expect(network.exposures[0]?.origin).toEqual(['service', 'ingress']);
    expect(network.flows.map(({ from }) => from)).toEqual(['cloudflared', 'traefik']);
  });

  it('advertises a CIDR once, though two endpoints give it', () => {
    const { network } = loadText(
      minimalWith(
        'tailnet: { connectors: [{ name: router, advertise: [pods, 10.42.0.0/16, nodes, node:node-1, node:gone] }] }',
      ),
    );
    expect(network.routes.map(({ cidr }) => cidr.toString())).toEqual(['10.42.0.0/16', '192.168.1.10/32']);
  });

  it('leaves the peers of a zone that is not a VXLAN zone empty', () => {
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn: { zones: [{ name: simple, type: simple }] }
`),
    );
    expect(network.proxmox?.zones[0]?.peers).toEqual([]);
  });

  it('has no job against Proxmox unless the file asks', () => {
    const { network } = loadText(minimalWith('proxmox: { hosts: [{ name: pve, address: 192.168.1.2 }] }'));
    const { hosts, api, drift, reconcile } = network.proxmox ?? {};
    expect(hosts?.map(({ fingerprint }) => fingerprint)).toEqual([null]);
    const credentials = { existingSecret: 'proxmox-api-token', key: 'token' };
    expect({ api, drift, reconcile }).toEqual({
      api: { ca: null, credentials },
      drift: null,
      reconcile: null,
    });
  });

  it('takes over how the jobs against Proxmox are meant', () => {
    const fingerprint = Array.from({ length: 32 }, () => 'aa').join(':');
    const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2, fingerprint: '${fingerprint}' }]
  api:
    credentials: { existingSecret: pve, key: api-token }
    ca: |
${ca.replaceAll(/^(?=.)/gm, '      ')}
  drift: { schedule: '@hourly' }
  reconcile: { adopt: true }
`),
    );
    const { hosts, api, drift, reconcile } = network.proxmox ?? {};
    expect(hosts?.map((host) => host.fingerprint)).toEqual([fingerprint]);
    expect(api).toEqual({ ca, credentials: { existingSecret: 'pve', key: 'api-token' } });
    expect({ drift, reconcile }).toEqual({ drift: { schedule: '@hourly' }, reconcile: { adopt: true } });
  });

  it('compares with Proxmox every quarter of an hour by default, and adopts nothing', () => {
    const { network } = loadText(
      minimalWith('proxmox: { hosts: [{ name: pve, address: 192.168.1.2 }], drift: {}, reconcile: {} }'),
    );
    expect(network.proxmox?.drift).toEqual({ schedule: '*/15 * * * *' });
    expect(network.proxmox?.reconcile).toEqual({ adopt: false });
  });

  it('looks for generated files in the folder of the network, unless the file names another', () => {
    const git = 'url: https://git.example.com/home/lab.git';
    const of = (more: string): unknown =>
      loadText(minimalWith(`delivery: { git: { ${git}${more} }, charts: registry.example.com/lab }`)).network
        .delivery;
    const charts = 'registry.example.com/lab';
    const url = 'https://git.example.com/home/lab.git';
    const rest = { gitops: 'argocd', charts, digest: null, cluster: null, flux: null };
    expect(of('')).toEqual({ git: { url, revision: 'main', path: 'networks/test/generated' }, ...rest });
    expect(of(', revision: v1, path: out')).toEqual({ git: { url, revision: 'v1', path: 'out' }, ...rest });
  });
});
