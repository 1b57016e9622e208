/** The text of a network of so many services, and as many hosts, in 40 namespaces, half of them public. */
export function manyServices(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => index);
  const service = (index: number): string =>
    `  - { name: s${index}, namespace: n${index % 40}, port: 80, targetPort: 8080, selector: { app: s${index} }, expose: [{ host: s${index}.${index % 2 === 0 ? 'int.' : ''}example.com, via: ${index % 2 === 0 ? 'ingress' : 'tunnel'} }] }`;
  return `apiVersion: netloom/v1
name: many
domain: example.com
lan:
  cidr: 10.0.0.0/16
  gateway: { name: router, address: 10.0.0.1 }
  hosts:
${rows.map((index) => `    - { name: host-${index}, address: 10.0.${(index >> 8) + 1}.${index & 255} }`).join('\n')}
cluster:
  servicelb: false
  nodes:
    - { name: one, address: 10.0.9.1 }
    - { name: two, role: agent, address: 10.0.9.2 }
loadBalancer:
  pools: [{ name: ingress, addresses: [10.0.10.0/28], autoAssign: false }]
  l2Advertisements: [{ name: default, pools: [ingress] }]
ingress: { address: 10.0.10.1, domain: int.example.com }
dns: { zone: example.com }
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef }
tailnet:
  connectors: [{ name: router, advertise: [pools] }]
services:
${rows.map(service).join('\n')}
policies:
  defaultDenyIngress: [${Array.from({ length: 40 }, (_, index) => `n${index}`).join(', ')}]
`;
}
