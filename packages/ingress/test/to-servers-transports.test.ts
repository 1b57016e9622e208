import { ServersTransport as UpstreamServersTransport } from '@kubernetes-models/traefik/traefik.io/v1alpha1/ServersTransport';
import { plain, type Plain } from '@netloom/chart-kit';
import { loadText } from '@netloom/network-model/testing';
import { ingressChart } from '../src/index.ts';

function valuesOf(tls: string, more: { readonly version?: string; readonly expose?: string } = {}): Plain {
  const {
    version = 'v1.36.4+k3s1',
    expose = '[{ host: nas.int.example.com, via: ingress }, { host: files.int.example.com, via: ingress }]',
  } = more;
  const { network } = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { version: ${version}, nodes: [{ name: one, address: 192.168.1.11 }] }
ingress: { address: 192.168.1.230, domain: int.example.com, routes: httproute }
services:
  - { name: nas, address: 192.168.1.20, scheme: https, port: 5001, ${tls} expose: ${expose} }
`);
  const { serversTransports, ingressRoutes } = ingressChart.toValues(network, (_, value) => value);
  return plain({
    serversTransports,
    services: ingressRoutes.flatMap(({ spec }) => spec.routes.flatMap(({ services }) => services)),
  });
}

describe('how Traefik checks the certificate of a Service', () => {
  it('is as usual unless the file says otherwise', () => {
    const service = { name: 'nas', port: 5001, scheme: 'https' };
    expect(valuesOf('')).toEqual({ serversTransports: [], services: [service, service] });
  });

  it('is one ServersTransport for all routes to it', () => {
    const service = { name: 'nas', port: 5001, scheme: 'https', serversTransport: 'nas' };
    const tls = 'tls: { serverName: nas.lan, rootCAs: { existingSecret: nas-ca } },';
    const values = valuesOf(tls);
    const spec = { serverName: 'nas.lan', rootCAs: [{ secret: 'nas-ca' }] };
    expect(values).toEqual({
      serversTransports: [{ name: 'nas', namespace: 'netloom-system', spec }],
      services: [service, service],
    });
    new UpstreamServersTransport({ metadata: { name: 'nas' }, spec }).validate();
  });

  it('takes any certificate where it is told to', () => {
    expect(valuesOf('tls: { insecureSkipVerify: true },')).toMatchObject({
      serversTransports: [{ spec: { insecureSkipVerify: true } }],
    });
  });

  it('has the key that Traefik 3.3 has', () => {
    const values = valuesOf('tls: { rootCAs: { existingSecret: nas-ca } },', { version: 'v1.33.5+k3s1' });
    expect(values).toMatchObject({ serversTransports: [{ spec: { rootCAsSecrets: ['nas-ca'] } }] });
  });

  it('needs none where nothing leads to it through Traefik', () => {
    const tls = 'tls: { insecureSkipVerify: true },';
    expect(valuesOf(tls, { expose: '[]' })).toEqual({ serversTransports: [], services: [] });
  });
});
