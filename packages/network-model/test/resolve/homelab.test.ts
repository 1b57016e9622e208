import { plain } from '@netloom/chart-kit';
import { load } from '../../src/testing/index.ts';

const { network } = load('networks/homelab/network.yaml');

const NO_GUARDS = { ipAllowList: [], rateLimit: null, forwardAuth: null, headers: null, middlewares: [] };

describe('the homelab, resolved', () => {
  it('has one subnet for each CIDR', () => {
    expect(plain(network.subnets)).toEqual([
      {
        name: 'lan',
        space: 'lan',
        cidr: '192.168.7.0/24',
        mtu: null,
        gateway: '192.168.7.1',
        vlan: null,
        proxyArp: null,
      },
      {
        name: 'k3svnet',
        space: 'sdn',
        cidr: '10.0.0.0/24',
        mtu: 1450,
        gateway: null,
        vlan: null,
        proxyArp: null,
      },
      {
        name: 'pods',
        space: 'pods',
        cidr: '10.42.0.0/16',
        mtu: null,
        gateway: null,
        vlan: null,
        proxyArp: null,
      },
      {
        name: 'services',
        space: 'services',
        cidr: '10.43.0.0/16',
        mtu: null,
        gateway: null,
        vlan: null,
        proxyArp: null,
      },
      {
        name: 'tailnet',
        space: 'tailnet',
        cidr: '100.64.0.0/10',
        mtu: null,
        gateway: null,
        vlan: null,
        proxyArp: null,
      },
      {
        name: 'tailnet',
        space: 'tailnet',
        cidr: 'fd7a:115c:a1e0::/48',
        mtu: null,
        gateway: null,
        vlan: null,
        proxyArp: null,
      },
    ]);
    expect(plain(network.reservations)).toEqual([
      { purpose: 'reserved', space: 'sdn', segment: null, addresses: '10.0.0.1/32' },
    ]);
  });

  it('has every fixed address', () => {
    const lan = (address: string, segment: string | null = null): object => ({
      space: 'lan',
      address,
      segment,
    });
    const sdn = (address: string): object => ({ space: 'sdn', address, segment: null });
    expect(plain(network.hosts)).toEqual([
      { name: 'router', role: 'gateway', addresses: [lan('192.168.7.1', 'lan')], mac: null },
      { name: 'pve-alpha', role: 'proxmox', addresses: [lan('192.168.7.233')], mac: null },
      { name: 'pve-beta', role: 'proxmox', addresses: [lan('192.168.7.234')], mac: null },
      { name: 'pve-gamma', role: 'proxmox', addresses: [lan('192.168.7.235')], mac: null },
      { name: 'ichigo', role: 'node', addresses: [lan('192.168.7.223'), sdn('10.0.0.10')], mac: null },
      { name: 'naruto', role: 'node', addresses: [lan('192.168.7.224'), sdn('10.0.0.11')], mac: null },
      { name: 'tanjiro', role: 'node', addresses: [lan('192.168.7.225'), sdn('10.0.0.12')], mac: null },
    ]);
  });

  it('has the nodes with what was observed', () => {
    const node = (name: string, number: number, host: string): object => ({
      name,
      role: 'server',
      addresses: [`192.168.7.${223 + number}`],
      iface: null,
      interfaces: [],
      sdnAddresses: [`10.0.0.${10 + number}`],
      podCidrs: [`10.42.${number}.0/24`],
      host,
      vmId: null,
      guestMtu: null,
    });
    expect(plain(network.nodes)).toEqual([
      node('ichigo', 0, 'pve-alpha'),
      node('naruto', 1, 'pve-beta'),
      node('tanjiro', 2, 'pve-gamma'),
    ]);
  });

  it('makes every Proxmox host a VTEP', () => {
    expect(plain(network.proxmox?.zones)).toEqual([
      {
        name: 'k3szone',
        type: 'vxlan',
        ipam: 'pve',
        mtu: 1450,
        peers: ['192.168.7.233', '192.168.7.234', '192.168.7.235'],
        port: 4789,
        bridge: null,
        tag: null,
      },
    ]);
    expect(plain(network.proxmox?.vnets)).toEqual([
      {
        name: 'k3svnet',
        zone: 'k3szone',
        vni: 100,
        mtu: 1450,
        alias: null,
        subnets: [{ cidr: '10.0.0.0/24', gateway: null, snat: false, dhcp: [] }],
      },
    ]);
  });

  it('has the cluster', () => {
    expect(plain(network.cluster)).toEqual({
      distribution: 'k3s',
      version: 'v1.37.1+k3s1',
      talosVersion: null,
      identity: null,
      podCidrs: ['10.42.0.0/16'],
      serviceCidrs: ['10.43.0.0/16'],
      clusterDns: ['10.43.0.10'],
      splitHorizon: null,
      flannel: { backend: 'vxlan', network: 'sdn', iface: null },
      cni: 'flannel',
      overlay: null,
      policyEngine: 'kube-router',
      servicelb: false,
      apiPort: 6443,
      nodePorts: null,
      api: null,
      tlsSans: [],
    });
  });

  it('has the load balancer', () => {
    const open = { avoidBuggyIPs: false, allocation: null };
    expect(plain(network.pools)).toEqual([
      { name: 'default-pool', addresses: ['192.168.7.231-192.168.7.232'], autoAssign: true, ...open },
      { name: 'ingress', addresses: ['192.168.7.230/32'], autoAssign: false, ...open },
    ]);
    expect(plain(network.l2Advertisements)).toEqual([
      { name: 'default', pools: ['default-pool', 'ingress'], nodes: [], interfaces: [] },
    ]);
    expect(plain(network.allocations)).toEqual([
      { addresses: '192.168.7.230/32', service: 'kube-system/traefik', allowSharedIp: null },
      { addresses: '192.168.7.231-192.168.7.232', service: null, allowSharedIp: null },
    ]);
  });

  it('has the ways in, and trusts no forwarded header while no tunnel host goes through Traefik', () => {
    const [ingress] = network.ingresses;
    expect(ingress?.proxy).toBe(network.actors[0]);
    expect(plain(ingress)).toEqual({
      name: 'ingress',
      controller: 'traefik-k3s',
      namespace: 'kube-system',
      className: null,
      proxy: plain(network.actors[0]),
      tls: plain(network.certificates[0]),
      addresses: ['192.168.7.230'],
      domain: 'int.jigga.xyz',
      routes: 'ingressroute',
      replicas: 1,
      allowSharedIp: null,
      externalTrafficPolicy: 'Cluster',
      accessLog: true,
      redirectToHttps: true,
      values: {},
      trustedIPs: [],
      guards: NO_GUARDS,
    });
    expect(ingress?.tls).toBe(network.certificates[0]);
    expect(network.certificates[0]).toEqual({
      issuer: 'letsencrypt',
      kind: 'ClusterIssuer',
      solver: 'cloudflare',
      secretName: 'int-jigga-xyz-tls',
      dnsNames: ['int.jigga.xyz', '*.int.jigga.xyz'],
    });
    expect(network.tunnel).toEqual({
      namespace: 'cloudflare',
      id: '00000000-0000-0000-0000-000000000000',
      answers: [],
      credentials: { existingSecret: 'cloudflared-credentials', key: 'credentials.json' },
      token: null,
      management: 'local',
      replicas: 2,
      protocol: 'auto',
      edgeCertificates: [],
    });
  });

  it('advertises the pools by the fewest exact CIDRs', () => {
    const of = (zone: string): object => ({ kind: 'zone', zone });
    expect(plain(network.routes)).toEqual([
      { connector: 'k3s-router', cidr: '10.42.0.0/16', for: of('pods') },
      { connector: 'k3s-router', cidr: '10.43.0.0/16', for: of('services') },
      { connector: 'k3s-router', cidr: '192.168.7.230/31', for: of('pools') },
      { connector: 'k3s-router', cidr: '192.168.7.232/32', for: of('pools') },
    ]);
  });

  it('has one exposure for each host', () => {
    const all = {
      port: null,
      origin: ['service'],
      ingress: null,
      guards: NO_GUARDS,
      path: null,
      published: null,
      originRequest: {},
    };
    const internal = { ...all, ingress: 'ingress' };
    expect(plain(network.exposures)).toEqual([
      {
        host: 'passwords.jigga.xyz',
        namespace: 'vaultwarden',
        service: 'vaultwarden',
        via: 'tunnel',
        ...all,
      },
      { host: 'jigga.xyz', namespace: 'homepage', service: 'homepage', via: 'tunnel', ...all },
      {
        host: 'argocd.int.jigga.xyz',
        namespace: 'argocd',
        service: 'argocd-server',
        via: 'ingress',
        ...internal,
      },
      {
        host: 'grafana.int.jigga.xyz',
        namespace: 'monitoring',
        service: 'grafana',
        via: 'ingress',
        ...internal,
      },
      {
        host: 'prometheus.int.jigga.xyz',
        namespace: 'monitoring',
        service: 'prometheus',
        via: 'ingress',
        ...internal,
      },
    ]);
  });

  it("makes a proxied CNAME for each tunnel host, and the ingress domain's wildcard", () => {
    const tunnel = {
      type: 'CNAME',
      targets: ['00000000-0000-0000-0000-000000000000.cfargotunnel.com'],
      proxied: true,
      ttl: null,
      owner: 'tunnel',
    };
    expect(plain(network.records)).toEqual([
      { name: 'passwords.jigga.xyz', ...tunnel },
      { name: 'jigga.xyz', ...tunnel },
      {
        name: '*.int.jigga.xyz',
        type: 'A',
        targets: ['192.168.7.230'],
        proxied: false,
        ttl: null,
        owner: 'ingress',
      },
    ]);
  });

  it('knows the actors and whom they call', () => {
    expect(plain(network.actors)).toEqual([
      {
        name: 'traefik',
        namespace: 'kube-system',
        labels: { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' },
        ports: { web: 8000, websecure: 8443, metrics: 9100 },
        service: { name: 'traefik', ports: { web: 80, websecure: 443 } },
      },
      {
        name: 'cloudflared',
        namespace: 'cloudflare',
        labels: { app: 'cloudflared' },
        ports: { metrics: 2000 },
        service: null,
      },
      {
        name: 'coredns',
        namespace: 'kube-system',
        labels: { 'k8s-app': 'kube-dns' },
        ports: { dns: 53, metrics: 9153 },
        service: { name: 'kube-dns', ports: { dns: 53 } },
      },
      {
        name: 'prometheus',
        namespace: 'monitoring',
        labels: { 'app.kubernetes.io/name': 'prometheus' },
        ports: {},
        service: null,
      },
      {
        name: 'tailscale',
        namespace: 'tailscale',
        labels: { 'tailscale.com/managed': 'true', 'tailscale.com/parent-resource-type': 'connector' },
        ports: {},
        service: null,
      },
    ]);
    expect(network.flows.map((flow) => Object.values(plain(flow) as object).join(' '))).toEqual([
      'cloudflared vaultwarden vaultwarden 80 exposure',
      'tailscale vaultwarden vaultwarden 80 tailnet',
      'cloudflared homepage homepage 3000 exposure',
      'tailscale homepage homepage 3000 tailnet',
      'traefik argocd argocd-server 8080 exposure',
      'tailscale argocd argocd-server 8080 tailnet',
      'traefik monitoring grafana 3000 exposure',
      'tailscale monitoring grafana 3000 tailnet',
      'traefik monitoring prometheus 9090 exposure',
      'tailscale monitoring prometheus 9090 tailnet',
    ]);
  });

  it('has the firewall, policies, intents and pins', () => {
    const zones = network.firewall.map(({ name, from, to }) => plain([name, from, to]));
    const zone = (name: string): object => ({ kind: 'zone', zone: name });
    expect(zones).toEqual([
      ['kubernetes-api', zone('lan'), zone('nodes')],
      ['web', zone('lan'), zone('pools')],
      ['vxlan', zone('proxmox'), zone('proxmox')],
      ['cluster', zone('nodes'), zone('nodes')],
    ]);
    expect(network.firewall.at(3)?.ports).toEqual([
      { first: 8472, last: 8472, protocol: 'udp' },
      { first: 10250, last: 10250, protocol: 'tcp' },
      { first: 7946, last: 7946, protocol: 'tcp' },
      { first: 7946, last: 7946, protocol: 'udp' },
      { first: 2379, last: 2380, protocol: 'tcp' },
    ]);
    expect(network.policies).toEqual({
      defaultDenyIngress: ['vaultwarden', 'homepage', 'argocd', 'monitoring'],
      auditIngress: [],
      others: [],
    });
    expect(network.intents.map(({ expect: expected }) => expected)).toEqual(['allow', 'allow', 'deny']);
    expect(network.operators).toEqual({
      metallb: '0.16.1',
      tailscale: '1.102.3',
      externalDns: '1.22.0',
      traefik: '41.3.0',
      certManager: 'v1.21.1',
      values: { metallb: {}, tailscale: {}, externalDns: {}, certManager: {} },
    });
  });
});
