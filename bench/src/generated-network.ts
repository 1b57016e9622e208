/** The text of a network with that many exposed services, and as many hosts: two claims for each. */
export function generatedNetwork(services: number): string {
  const rows = Array.from({ length: services }, (_, index) => index);
  return [
    'apiVersion: netloom/v1',
    'name: generated',
    'domain: example.com',
    'lan:',
    '  cidr: 10.0.0.0/12',
    '  hosts:',
    ...rows.map((index) => `    - { name: host-${index}, address: ${addressOf(index)} }`),
    'cluster:',
    '  podCidr: 10.42.0.0/16',
    '  serviceCidr: 10.43.0.0/16',
    '  servicelb: false',
    '  nodes: [{ name: node-1, address: 10.15.0.1 }]',
    'loadBalancer:',
    '  pools: [{ name: ingress, addresses: [10.15.1.1/32], autoAssign: false }]',
    '  l2Advertisements: [{ name: default, pools: [ingress] }]',
    'ingress: { address: 10.15.1.1, domain: int.example.com }',
    'services:',
    ...rows.map(
      (index) =>
        `  - { name: service-${index}, namespace: apps-${index % 100}, port: 80, targetPort: 8080, selector: { app: service-${index} }, expose: [{ host: host-${index}.int.example.com, via: ingress }] }`,
    ),
    'policies:',
    `  defaultDenyIngress: [${Array.from({ length: 100 }, (_, index) => `apps-${index}`).join(', ')}]`,
    '',
  ].join('\n');
}

/** From 10.0.1.0 on. */
function addressOf(index: number): string {
  return `10.${index >> 16}.${((index >> 8) & 0xff) + 1}.${index & 0xff}`;
}
