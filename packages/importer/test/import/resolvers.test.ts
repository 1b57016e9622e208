import { importFiles } from '../import-files.ts';
import { leftOut, partOf } from './parts.ts';

const release = (
  name: string,
  chart: string,
  values: string,
): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${name}, namespace: network }
spec:
  chart: { spec: { chart: ${chart}, sourceRef: { kind: HelmRepository, name: ${chart} } } }
  values:
${values.replaceAll(/^(?=.)/gm, '    ')}
---
`;

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.20.200-192.168.20.210] }
---
`;

const resolver = (name: string, kind: string, rest: string): string =>
  `resolvers:\n  - name: ${name}\n    kind: ${kind}\n${rest}`;
const CLIENTS = '    clients:\n      - segments # guessed: no file states who asks it\n';

describe('resolvers', () => {
  it('are programs of the cluster with a load balancer address, and k8s_gateway its domain', async () => {
    const values = `domain: example.net
service: { type: LoadBalancer, annotations: { metallb.io/loadBalancerIPs: 192.168.20.203 } }
`;
    const imported = await importFiles({ 'a.yaml': POOL + release('k8s-gateway', 'k8s-gateway', values) });
    expect(partOf(imported, 'resolvers')).toBe(
      resolver(
        'k8s-gateway',
        'k8s-gateway',
        `    address: 192.168.20.203\n    serves:\n      - example.net\n${CLIENTS}`,
      ),
    );
  });

  it('are known by their images, behind a Service at port 53', async () => {
    const objects = `apiVersion: apps/v1
kind: Deployment
metadata: { name: adguard, namespace: dns }
spec:
  template:
    metadata: { labels: { app: adguard } }
    spec: { containers: [{ name: main, image: 'adguard/adguardhome:v0.107.52' }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: dns, annotations: { metallb.io/loadBalancerIPs: 192.168.20.204 } }
spec: { type: LoadBalancer, selector: { app: adguard }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: dns, namespace: dns, annotations: { metallb.io/loadBalancerIPs: 192.168.20.205 } }
spec: { type: LoadBalancer, selector: { app: adguard }, ports: [{ port: 53, protocol: UDP }] }
`;
    expect(partOf(await importFiles({ 'a.yaml': POOL + objects }), 'resolvers')).toBe(
      resolver('adguard', 'adguard', `    address: 192.168.20.205\n${CLIENTS}`),
    );
  });

  it('are those that external-dns writes to; their domains are no public zones', async () => {
    const pihole = `provider: { name: pihole }
domainFilters: [home.example.net]
extraArgs: ['--pihole-server=http://192.168.20.53']
`;
    const unifi = `provider:
  name: webhook
  webhook:
    image: { repository: ghcr.io/kashalls/external-dns-unifi-webhook }
    env: [{ name: UNIFI_HOST, value: 'https://unifi.example.net' }]
domainFilters: [home.example.net]
`;
    const imported = await importFiles({
      'a.yaml': POOL + release('pi', 'external-dns', pihole) + release('unifi', 'external-dns', unifi),
    });
    expect(partOf(imported, 'resolvers')).toBe(
      resolver(
        'pihole',
        'pihole',
        `    address: 192.168.20.53\n    serves:\n      - home.example.net\n${CLIENTS}`,
      ),
    );
    expect(partOf(imported, 'dns')).toBe('');
    expect(leftOut(imported)).toEqual([
      'external-dns unifi: the address of the unifi that it writes to is stated nowhere in what was read',
    ]);
  });
});
