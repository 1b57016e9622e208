import fc from 'fast-check';

/** The text of a network with denied namespaces, and what a test must know of it beforehand. */
export interface GivenNetwork {
  readonly text: string;
  /** Whether each node's pod CIDR is known, and with it the addresses that flannel sends from. */
  readonly observed: boolean;
}

const NAMESPACES = ['media', 'vault', 'tools'];
const NODES = ['node-1', 'node-2', 'node-3'];

const exposure = fc.constantFrom(
  { via: 'ingress' },
  { via: 'tunnel', origin: 'service' },
  { via: 'tunnel', origin: 'ingress' },
  { via: 'tunnel', origin: ['service', 'ingress'] },
);

const service = fc.record(
  {
    namespace: fc.constantFrom(...NAMESPACES),
    expose: fc.array(exposure, { maxLength: 2 }),
    targetPort: fc.constantFrom(80, 8080),
    metricsPort: fc.constantFrom(8080, 9100),
    webhookPort: fc.constantFrom(9443, 10250),
  },
  { requiredKeys: ['namespace', 'expose'] },
);

export const network: fc.Arbitrary<GivenNetwork> = fc
  .record({
    observed: fc.boolean(),
    nodes: fc.subarray(NODES, { minLength: 1 }),
    services: fc.array(service, { minLength: 1, maxLength: 5 }),
    denied: fc.subarray(NAMESPACES, { minLength: 1 }),
    advertise: fc.subarray(['pods', 'services', 'pools', 'nodes'], { minLength: 1 }),
    monitoring: fc.constantFrom('monitoring', 'tools', null),
  })
  .map(({ observed, nodes, services, denied, advertise, monitoring }) => {
    const file = {
      apiVersion: 'netloom/v1',
      name: 'generated',
      domain: 'example.com',
      lan: { cidr: '192.168.1.0/24' },
      cluster: { nodes: nodes.map((name, index) => toNode({ name, index, observed })) },
      loadBalancer: { pools: [{ name: 'web', addresses: ['192.168.1.230/32'] }] },
      ingress: { address: '192.168.1.230', domain: 'int.example.com' },
      tunnel: { id: '8e343b13-a087-48ea-825f-9783931ff2a5' },
      tailnet: { connectors: [{ name: 'router', advertise }] },
      ...(monitoring === null ? {} : { monitoring: { namespace: monitoring } }),
      services: services.map(toService),
      policies: { defaultDenyIngress: denied },
    };
    // JSON is YAML
    return { text: JSON.stringify(file), observed };
  });

function toNode({
  name,
  index,
  observed,
}: {
  readonly name: string;
  readonly index: number;
  readonly observed: boolean;
}): object {
  const node = { name, address: `192.168.1.${10 + index}` };
  return observed ? { ...node, observed: { podCidr: `10.42.${index}.0/24` } } : node;
}

function toService(
  { expose, ...given }: { readonly expose: readonly { readonly via: string }[] },
  index: number,
): object {
  const name = `service-${index}`;
  const hosts = expose.map((way, nth) => ({
    ...way,
    host: way.via === 'ingress' ? `${name}-${nth}.int.example.com` : `${name}-${nth}.example.com`,
  }));
  return { name, ...given, selector: { app: name }, expose: hosts };
}
