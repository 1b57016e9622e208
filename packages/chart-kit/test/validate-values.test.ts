import * as z from 'zod';
import { defineKind } from '../src/kind.ts';
import { kindsOfLists, namedSpec, placedSpec } from '../src/named-spec.ts';
import { validateValues } from '../src/validate-values.ts';

const Pool = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  plural: 'ipaddresspools',
  scope: 'Namespaced',
  spec: z.strictObject({ addresses: z.array(z.string()) }),
});
const Connector = defineKind({
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  plural: 'connectors',
  scope: 'Cluster',
  spec: z.strictObject({ exitNode: z.boolean() }),
});
const schema = z.strictObject({
  namespace: z.string().default('metallb-system').describe('Where.'),
  pools: z.array(namedSpec(Pool)).default([]).describe('In the namespace of the chart.'),
  placed: z.array(placedSpec(Pool)).describe('In namespaces of their own.'),
  connectors: z.array(namedSpec(Connector)).default([]).describe('In none.'),
  rare: z.array(namedSpec(Pool)).optional().describe('Of some networks.'),
  numbers: z.array(z.int()).default([]).describe('Data.'),
});
const CHART = {
  chart: {
    name: 'sample',
    version: '1.0.0',
    appVersion: '1',
    description: '',
    kubeVersion: '',
    keywords: [],
    images: [],
    about: '',
  },
  values: schema,
};
const VALUES = {
  namespace: 'here',
  pools: [{ name: 'lan', spec: { addresses: ['192.168.1.0/24'] } }],
  placed: [{ name: 'lan', namespace: 'there', spec: { addresses: [] } }],
  connectors: [{ name: 'router', spec: { exitNode: true } }],
  numbers: [1],
};

describe(kindsOfLists, () => {
  it('gives the kind of each list of objects, and nothing for data', () => {
    expect([...kindsOfLists(schema)]).toEqual([
      ['pools', Pool],
      ['placed', Pool],
      ['connectors', Connector],
      ['rare', Pool],
    ]);
  });
});

describe(validateValues, () => {
  it('takes objects in the namespace of the chart, in their own, and in none', () => {
    expect(() => {
      validateValues(CHART, VALUES);
    }).not.toThrow();
  });

  it.each([
    [
      { pools: [...VALUES.pools, { name: 'lan', spec: { addresses: [4] } }] },
      'values of chart sample, pools[1]: IPAddressPool "lan" is not a valid metallb.io/v1beta1 IPAddressPool:\n' +
        '  spec.addresses[0]: Invalid input: expected string, received number: 4',
    ],
    [
      { placed: [{ name: 'lan', namespace: 'No', spec: { addresses: [] } }] },
      'values of chart sample, placed[0]: IPAddressPool "lan" is not a valid metallb.io/v1beta1 IPAddressPool:\n' +
        '  metadata.namespace: lowercase letters, digits and -, as in a DNS label: "No"',
    ],
    [
      { connectors: [{ name: 'router', spec: { exitNode: 'yes' } }] },
      'values of chart sample, connectors[0]: Connector "router" is not a valid tailscale.com/v1alpha1 Connector:\n' +
        '  spec.exitNode: Invalid input: expected boolean, received string: "yes"',
    ],
  ])('throws for an invalid object: %j', (spoiled, message) => {
    expect(() => {
      validateValues(CHART, { ...VALUES, ...spoiled });
    }).toThrow(message);
  });
});
