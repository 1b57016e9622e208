import { ask, changed } from './ask.ts';

const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 }, hosts: [{ name: nas, address: 192.168.1.30 }, { name: tv, address: 192.168.1.31 }] }
cluster: { nodes: [{ name: n1, address: 192.168.1.11 }] }
tailnet:
  acceptRoutes: [host:nas]
  sites: [{ name: cabin, routes: [192.168.50.0/24] }]
  connectors: [{ name: router, advertise: [services] }]
services: [{ name: db, namespace: apps, port: 5432, targetPort: 5432, selector: { app: db } }]
`;
const CABIN = 'tcp://192.168.50.7:443';
const said = (text: string, from: string, to: string): readonly string[] =>
  ask(text, from, to).hops.map(([verdict, layer, what]) => `${verdict} ${layer}: ${what}`);

describe('a machine that takes routes of the tailnet', () => {
  it('sends to another place by them, and what is there is unknown', () => {
    expect(said(HOME, 'host:nas', CABIN)).toEqual([
      'allow tailnet: host:nas takes routes of the tailnet: "cabin" advertises 192.168.50.0/24, the longest route for 192.168.50.7',
      'unknown tailnet: whether the tailnet\'s policy and the router of "cabin" let it pass, and what answers there, is not stated',
    ]);
  });

  it('reaches Services by the Connector of its own cluster', () => {
    expect(ask(HOME, 'host:nas', 'tcp://10.43.0.1:443').hops[1]?.[2]).toContain('advertises 10.43.0.0/16');
    expect(ask(HOME, 'host:tv', 'tcp://10.43.0.1:443').hops[0]?.[1]).not.toBe('tailnet');
  });

  it('is the router, for those whose packets it routes', () => {
    const router = changed(HOME, '[host:nas]', '[host:router]');
    expect(said(router, 'host:tv', CABIN).slice(0, 2)).toEqual([
      'allow lan: 192.168.50.7 is in no subnet of the LAN: host:tv sends it to router "router"',
      'allow tailnet: router "router" takes routes of the tailnet: "cabin" advertises 192.168.50.0/24, the longest route for 192.168.50.7',
    ]);
    expect(said(HOME, 'host:tv', CABIN)).toEqual([expect.stringContaining('is not stated')]);
  });

  it('may be some of the senders, which makes the rest unknown', () => {
    expect(said(HOME, 'lan', CABIN)).toEqual([
      'unknown tailnet: only a part of lan takes routes of the tailnet, one of which holds 192.168.50.7',
    ]);
  });

  it('may lose its own network to a route, on Linux', () => {
    const own = changed(HOME, 'advertise: [services]', 'advertise: [lan]');
    expect(said(own, 'host:nas', 'tcp://192.168.1.31:80')[0]).toContain(
      'Linux sends to its neighbours by it',
    );
  });
});
