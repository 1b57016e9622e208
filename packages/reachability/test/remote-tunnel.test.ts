import { ask } from './ask.ts';

const text = (management: string): string => `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { servicelb: false, nodes: [{ name: one, address: 192.168.1.10 }] }
dns: { zone: example.com }
tunnel: { id: 11111111-2222-3333-4444-555555555555, token: {}, management: ${management} }
services:
  - { name: app, namespace: app, port: 80, targetPort: 80, selector: { app: app }, expose: [{ host: app.example.com, via: tunnel }] }
`;

describe('a tunnel whose rules Cloudflare keeps', () => {
  it('is unknown behind the edge, where one with local rules is not', () => {
    expect(ask(text('local'), 'internet', 'https://app.example.com').verdict).toBe('allow');
    const { verdict, hops } = ask(text('remote'), 'internet', 'https://app.example.com');
    expect(verdict).toBe('unknown');
    expect(hops.filter(([each]) => each === 'unknown').map(([, layer]) => layer)).toEqual(['dns', 'tunnel']);
    expect(hops.at(-1)?.[2]).toBe(
      'the tunnel follows the rules that Cloudflare keeps (management: remote): where it sends https://app.example.com/ is not known',
    );
  });
});
