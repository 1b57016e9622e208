import { kindsOfLists, plain, valuesSchema, type From, type Plain } from '@netloom/chart-kit';
import { networkModelChart } from '@netloom/network-model/chart';
import { load } from '@netloom/network-model/testing';
import { netloomChart } from '../src/netloom-chart.ts';
import { SUBCHARTS } from '../src/subcharts.ts';
import { NetloomValues } from '../src/values.ts';

const same: From = (_, value) => value;

const NAMES = ['network-model', 'proxmox-sdn', 'metallb', 'ingress', 'tunnel', 'tailscale'] as const;

function networkOf(folder: string) {
  return load(`${folder}/network.yaml`).network;
}

function valuesOf(folder: string) {
  return plain(netloomChart.toValues(networkOf(folder), same));
}

describe('the values schema', () => {
  it('enables nothing by default', () => {
    const values = NetloomValues.parse({});
    expect(NAMES.map((name) => [name, values[name].enabled])).toEqual(NAMES.map((name) => [name, false]));
    expect(Object.keys(values)).toEqual(['global', ...NAMES]);
  });

  it.each([
    ['an unknown chart', { metalb: { enabled: true } }, 'metalb', []],
    ['an unknown value of a chart', { metallb: { pools: [] } }, 'pools', ['metallb']],
    ['an unknown global', { global: { registry: '' } }, 'registry', ['global']],
  ])('refuses %s', (_, values, key, path) => {
    expect(NetloomValues.safeParse(values).error?.issues).toEqual([
      { code: 'unrecognized_keys', keys: [key], path, message: `Unrecognized key: "${key}"` },
    ]);
  });
});

describe('toValues', () => {
  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp'])(
    'gives %s values that the schema takes',
    (folder) => {
      expect(NetloomValues.safeParse(valuesOf(folder)).error).toBeUndefined();
    },
  );

  it('puts the values of each enabled chart under its name', () => {
    const network = networkOf('networks/homelab');
    const values = SUBCHARTS.map(({ chart, toValues }): [string, object] => [
      chart.name,
      { ...toValues(network, same), enabled: true },
    ]);
    const global = NetloomValues.parse({}).global;
    expect(valuesOf('networks/homelab')).toEqual(plain({ global, ...Object.fromEntries(values) }));
  });

  it('only switches off what a network does not want', () => {
    const off = { enabled: false };
    expect(valuesOf('examples/minimal')).toEqual({
      global: NetloomValues.parse({}).global,
      'network-model': { ...networkModelChart.toValues(networkOf('examples/minimal'), same), enabled: true },
      'proxmox-sdn': off,
      metallb: off,
      ingress: off,
      tunnel: off,
      tailscale: off,
    });
  });
});

describe('what the umbrella requires', () => {
  const schema = valuesSchema(NetloomValues);

  it('is asked for by values that exist', () => {
    const asked = netloomChart.requires.map(({ when = '' }) => when);
    expect(asked).toContain('metallb.ipAddressPools');
    expect(asked.filter((path) => path.split('.').reduce(propertyOf, schema) === undefined)).toEqual([]);
  });
});

const OF_KUBERNETES: ReadonlySet<string> = new Set(['v1', 'networking.k8s.io/v1']);

describe('what a chart requires', () => {
  it('is each kind of its lists of objects that is not one of Kubernetes itself, where its list has some', () => {
    const required = SUBCHARTS.flatMap(({ values, requires }) => {
      const stated = new Map(requires.map(({ when, apiVersion, kind }) => [when, `${apiVersion} ${kind}`]));
      return [...kindsOfLists(values)]
        .filter(([, { apiVersion }]) => !OF_KUBERNETES.has(apiVersion))
        .map(([list, { apiVersion, kind }]) => ({
          list,
          kind: `${apiVersion} ${kind}`,
          stated: stated.get(list),
        }));
    });
    expect(required.filter(({ kind, stated }) => kind !== stated)).toEqual([]);
    expect(required.length).toBeGreaterThan(12);
  });
});

function propertyOf(schema: Plain | undefined, key: string): Plain | undefined {
  const properties = isMap(schema) ? schema.properties : undefined;
  return isMap(properties) ? properties[key] : undefined;
}

function isMap(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
