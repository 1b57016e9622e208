import { toFlows } from '../../src/resolve/flows.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';

function flowsOf(
  advertise: string,
  service = 'targetPort: 8080, expose: [{ host: a.example.com, via: tunnel }]',
) {
  const { network } = loadText(
    minimalWith(`tailnet: { connectors: [{ name: router, advertise: ${advertise}, exitNode: true }] }
services: [{ name: web, namespace: apps, ${service} }]
`),
  );
  return network.flows.map(({ from, service, port, reason }) => `${from} ${service} ${port} ${reason}`);
}

const EXPOSED = 'cloudflared web 8080 exposure';
const TAILNET = 'tailscale web 8080 tailnet';

describe(toFlows, () => {
  it.each([
    ['[pods]', [EXPOSED, TAILNET]],
    ['[services]', [EXPOSED, TAILNET]],
    ['[pods, services]', [EXPOSED, TAILNET]],
    ['[10.43.7.0/24]', [EXPOSED, TAILNET]],
    ['[10.0.0.0/8]', [EXPOSED, TAILNET]],
    ['[lan, nodes]', [EXPOSED]],
    ['[]', [EXPOSED]],
  ])('of an exposed service where a Connector advertises %s: %j', (advertise, flows) => {
    expect(flowsOf(advertise)).toEqual(flows);
  });

  it.each([
    ['is not exposed', 'targetPort: 8080'],
    ['states no port of its pods', 'expose: [{ host: a.example.com, via: tunnel }]'],
  ])('gives no tailnet flow to a service that %s', (_title, service) => {
    expect(flowsOf('[pods, services]', service)).toEqual([]);
  });

  it('lets the tailnet reach neither the metrics nor the webhook port of an exposed service', () => {
    const service =
      'targetPort: 8080, metricsPort: 9100, webhookPort: 9443, expose: [{ host: a.example.com, via: tunnel }]';
    expect(flowsOf('[pods]', service)).toEqual([EXPOSED, TAILNET, 'nodes web 9443 webhook']);
  });

  it('derives a tailnet flow from the exposure and from what is advertised', () => {
    const { network, origins } = loadText(
      minimalWith(`tailnet: { connectors: [{ name: router, advertise: [lan, services] }] }
services: [{ name: web, namespace: apps, targetPort: 80, expose: [{ host: a.example.com, via: tunnel }] }]
`),
    );
    const flow = network.flows.find(({ from }) => from === 'tailscale');
    const origin = origins.of(flow!);
    expect(origin).toMatchObject({ kind: 'derived', from: [{ kind: 'written' }, { kind: 'written' }] });
    expect(origin.kind === 'derived' && origin.from.map((one) => one.kind === 'written' && one.node)).toEqual(
      [expect.objectContaining({ kind: 'mapping' }), expect.objectContaining({ kind: 'scalar' })],
    );
  });
});
