import { dumpYaml, plain } from '@netloom/chart-kit';
import { load } from '@netloom/network-model/testing';
import { ingressChart } from '../src/index.ts';
import { golden } from './golden.ts';

const { toValues, values: schema, isEnabled } = ingressChart;
const homelab = load('networks/homelab/network.yaml').network;

describe('toValues', () => {
  it('gives the homelab Traefik, its internal routes, one certificate and one wildcard record', () => {
    expect(dumpYaml(plain(toValues(homelab, (_, value) => value)))).toBe(golden('homelab.yaml'));
  });

  it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal', 'examples/as-documented'])(
    'gives values of %s that the schema takes as they are',
    (folder) => {
      const values = plain(toValues(load(`${folder}/network.yaml`).network, (_, value) => value));
      expect(schema.parse(values)).toEqual(values);
    },
  );

  it('gives what an empty object means where there is no ingress', () => {
    const network = { ...homelab, ingresses: [] };
    expect(isEnabled(network)).toBe(false);
    expect(toValues(network, (_, value) => value)).toEqual(schema.parse({}));
  });

  it('makes no record where no DNS provider serves the network', () => {
    expect(toValues({ ...homelab, dns: null }, (_, value) => value).dnsEndpoints).toEqual([]);
  });

  it('records the row that each object comes from', () => {
    const sources = new Map<object, object>();
    const values = toValues(homelab, (source, value) => {
      sources.set(value, source);
      return value;
    });
    const objects = [
      ...values.helmChartConfigs,
      ...values.ingressRoutes,
      ...values.certificates,
      ...values.tlsStores,
      ...values.dnsEndpoints,
    ];
    expect(objects.map((object) => sources.get(object))).toEqual([
      homelab.ingresses[0],
      ...homelab.exposures.filter(({ via }) => via === 'ingress'),
      homelab.certificates[0],
      homelab.certificates[0],
      ...homelab.records.filter(({ owner }) => owner === 'ingress'),
    ]);
  });
});
