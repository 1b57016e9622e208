import { importFiles, onlyText } from '../import-files.ts';

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: external, namespace: network }
spec: { gatewayClassName: envoy, addresses: [{ value: 192.168.20.201 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: photos, namespace: photos }
spec:
  parentRefs: [{ name: external, namespace: network }]
  hostnames: [photos.example.net]
  rules: [{ backendRefs: [{ name: photos, port: 80 }] }]
`;

const TUNNEL = `tunnel: 6ff42ae2-765d-4adf-8112-31c55c1551ef
ingress:
  - hostname: photos.example.net
    service: https://envoy-network-external-a1b2c3.envoy-gateway-system.svc:443
  - service: http_status:404
`;

const service = (labels: string, namespace: string): string => `apiVersion: v1
kind: Service
metadata: { name: envoy-network-external-a1b2c3, namespace: ${namespace}, labels: { ${labels} } }
spec: { type: LoadBalancer, ports: [{ port: 443 }] }
`;

const OWNER =
  'gateway.envoyproxy.io/owning-gateway-name: external, gateway.envoyproxy.io/owning-gateway-namespace: network';

const importWith = async (labels: string, namespace: string): Promise<string> =>
  onlyText(
    await importFiles({
      'gateway.yaml': GATEWAY,
      'config.yaml': TUNNEL.replace('envoy-gateway-system', namespace),
      'service.yaml': service(labels, namespace),
    }),
  );

describe('a tunnel rule that leads to the Service of a Gateway', () => {
  it.each([
    ['of Envoy Gateway', OWNER, 'envoy-gateway-system'],
    ['of an implementation after GEP-1762', 'gateway.networking.k8s.io/gateway-name: external', 'network'],
  ])('goes through the entry point, by the labels %s', async (_whose, labels, namespace) => {
    expect(await importWith(labels, namespace)).toContain(`  - name: photos
    namespace: photos
    port: 80
    expose:
      - host: photos.example.net
        via: ingress
        ingress: external
      - host: photos.example.net
        via: tunnel
        origin: ingress
        ingress: external
`);
  });

  it('is a Service of its own where nothing says whose it is', async () => {
    expect(await importWith('app: envoy', 'envoy-gateway-system')).toContain(
      'name: envoy-network-external-a1b2c3',
    );
  });
});
