import { load } from 'js-yaml';
import * as z from 'zod';
import type { ChartPackage } from '../src/chart-package.ts';
import { Global } from '../src/global.ts';
import { renderChart } from '../src/render-chart.ts';

const Values = z.strictObject({
  ipAddressPools: z.array(z.string()).default([]).describe('Pools | of "addresses".'),
  image: z
    .strictObject({ tag: z.string().default('1').describe('Tag.') })
    .prefault({})
    .describe('Image.'),
  speaker: z.enum(['frr', 'native']).nullable().default(null).describe('Who speaks BGP.'),
});

const pools: ChartPackage<null, z.output<typeof Values>> = {
  chart: {
    name: 'pools',
    version: '1.2.0-rc.1',
    appVersion: '0.16',
    description: 'Pools of addresses',
    kubeVersion: '>=1.30.0-0',
    keywords: ['metallb'],
    images: [{ name: 'speaker', repository: 'metallb/speaker', tag: 'v0.16', digest: '' }],
    links: [
      { name: 'MetalLB', url: 'https://metallb.io' },
      { name: 'source', url: 'https://github.com/metallb/metallb' },
    ],
    about: 'It is **not** the controller.',
  },
  requires: [
    { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', installCommand: 'helm install metallb' },
    {
      apiVersion: 'metallb.io/v1beta2',
      kind: 'BGPPeer',
      installCommand: 'helm install metallb',
      when: 'bgpPeers',
    },
  ],
  values: Values,
  isEnabled: () => true,
  toValues: () => Values.parse({}),
};

const GlobalOnly = z.strictObject({ global: Global.prefault({}) });

const umbrella: ChartPackage<null, z.output<typeof GlobalOnly>> = {
  ...pools,
  chart: { ...pools.chart, name: 'all', version: '2.0.0', images: [], links: [] },
  folder: 'umbrella',
  subcharts: [pools],
  requires: [],
  values: GlobalOnly,
  toValues: () => GlobalOnly.parse({}),
};

const MARK = 'Rendered by `netloom render` from packages/pools. Do not edit.';

describe(renderChart, () => {
  const files = renderChart(pools);

  it('gives the four files that are not written by hand', () => {
    expect([...files.keys()]).toEqual(['Chart.yaml', 'README.md', 'values.schema.json', 'values.yaml']);
  });

  it('writes Chart.yaml with annotations as strings', () => {
    expect(files.get('Chart.yaml')).toBe(`# ${MARK}
apiVersion: v2
name: pools
version: 1.2.0-rc.1
appVersion: '0.16'
description: Pools of addresses
type: application
kubeVersion: '>=1.30.0-0'
home: https://metallb.io
sources:
  - https://github.com/metallb/metallb
keywords:
  - metallb
maintainers:
  - name: netloom
annotations:
  artifacthub.io/category: networking
  artifacthub.io/license: Apache-2.0
  artifacthub.io/images: |
    - name: speaker
      image: metallb/speaker:v0.16
  artifacthub.io/links: |
    - name: MetalLB
      url: https://metallb.io
    - name: source
      url: https://github.com/metallb/metallb
  artifacthub.io/prerelease: 'true'
  org.opencontainers.image.created: '1970-01-01T00:00:00Z'
`);
  });

  it('writes README.md with what comes before the chart and a table of its values', () => {
    expect(files.get('README.md')).toBe(`<!-- ${MARK} -->

# pools

> Pools of addresses

It is **not** the controller.

## Install

\`\`\`sh
helm upgrade --install pools oci://<registry>/<owner>/pools --version 1.2.0-rc.1 \\
  --namespace netloom-system --values values.yaml
\`\`\`

Kubernetes >=1.30.0-0. With its default values the chart holds no network: \`netloom build\` writes the values of yours.

## Before it

The cluster must serve these kinds.

- \`IPAddressPool\` (metallb.io/v1beta1)
- \`BGPPeer\` (metallb.io/v1beta2), where \`bgpPeers\` asks for it

\`\`\`text
helm install metallb
\`\`\`

## Values

| Key | Type | Default | Description |
| --- | --- | --- | --- |
| \`ipAddressPools\` | list | \`[]\` | Pools \\| of "addresses". |
| \`image.tag\` | string | \`"1"\` | Tag. |
| \`speaker\` | "frr" or "native" or null | \`null\` | Who speaks BGP. |
| \`global\` | object |  | Values that an umbrella chart shares with its subcharts. |
| \`enabled\` | boolean |  | Whether an umbrella chart installs this chart. |
`);
  });

  it('marks values.yaml by a comment and values.schema.json by $comment', () => {
    expect(files.get('values.yaml')?.split('\n').slice(0, 4)).toEqual([
      `# ${MARK}`,
      '',
      '# Pools | of "addresses".',
      'ipAddressPools: []',
    ]);
    expect(Object.entries(JSON.parse(files.get('values.schema.json') ?? '') as object).slice(0, 4)).toEqual([
      ['$schema', 'http://json-schema.org/draft-07/schema#'],
      ['$comment', MARK],
      ['title', 'pools'],
      ['type', 'object'],
    ]);
  });

  it('gives an umbrella its dependencies and the kinds that they need', () => {
    const umbrellaFiles = renderChart(umbrella);
    expect(load(umbrellaFiles.get('Chart.yaml') ?? '')).toMatchObject({
      dependencies: [
        { name: 'pools', version: '1.2.0-rc.1', repository: 'file://../pools', condition: 'pools.enabled' },
      ],
    });
    expect(umbrellaFiles.get('files/requirements.yaml'))
      .toBe(`# Rendered by \`netloom render\` from packages/umbrella. Do not edit.
pools:
  - group: metallb.io
    version: v1beta1
    kind: IPAddressPool
    when: ''
    install: helm install metallb
  - group: metallb.io
    version: v1beta2
    kind: BGPPeer
    when: bgpPeers
    install: helm install metallb
`);
  });
});
