import { printCharts } from '../../support/print-charts.ts';
import { sourcesOf } from '../../support/temp-folder.ts';

const METALLB = `repositories:
  - { name: metallb, url: https://metallb.github.io/metallb }
releases:
  - name: lb
    namespace: metallb-system
    chart: metallb/metallb
    version: 0.15.2
`;

// expectations: docs/index.md and docs/values.md of helmfile
describe('releases of Helmfile', () => {
  it('have the values of files and of the release, the later above the earlier', async () => {
    const { charts } = await sourcesOf({
      'helmfile.yaml': `${METALLB}    values:
      - values/{{ .Release.Name }}.yaml
      - values/{{\`{{ .Environment.Name }}\`}}.yaml
      - { speaker: { frr: false } }
`,
      'values/lb.yaml': 'speaker: { frr: true, log: debug }\nreplicas: 1\n',
      'values/default.yaml': 'replicas: 2\n',
    });
    expect(printCharts(charts)).toEqual([
      'live metallb lb metallb-system 0.15.2 https://metallb.github.io/metallb {"speaker":{"frr":false,"log":"debug"},"replicas":2}',
    ]);
  });

  it('are disabled, or one of several states, where they say so', async () => {
    const { charts } = await sourcesOf({
      'apps/release.yaml': `releases:
  - { name: one, chart: oci://charts.example.net/one, installed: false }
  - { name: two, chart: ./two, condition: two.enabled }
`,
    });
    expect(printCharts(charts)).toEqual([
      'disabled one one - - oci://charts.example.net/one {}',
      'alternative two two - - - {}',
    ]);
  });

  it('have no values of an environment that could be one of several', async () => {
    const { charts, unread } = await sourcesOf({
      'helmfile.yaml': `environments: { lab: {}, prod: {} }
${METALLB}    values: ['values/{{ .Environment.Name }}.yaml']
`,
      'values/prod.yaml': 'replicas: 2\n',
    });
    expect(printCharts(charts)).toEqual([
      'live metallb lb metallb-system 0.15.2 https://metallb.github.io/metallb {}',
    ]);
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [9, 'the path of these values is a template, which is not evaluated'],
    ]);
  });

  it('are a chart of the repository where the path leads to one', async () => {
    const { charts } = await sourcesOf({
      'helmfile.d/apps.yaml': 'releases:\n  - { name: web, chart: ../charts/web }\n',
      'charts/web/Chart.yaml': `apiVersion: v2
name: web
version: 0.1.0
dependencies: [{ name: common, version: 1.0.0, repository: https://charts.example.net }]
`,
    });
    expect(printCharts(charts)).toEqual(['live common web default 1.0.0 https://charts.example.net {}']);
  });
});

describe('programs that are not run', () => {
  it.each([
    ['Pulumi.yaml', 'what a program of Pulumi makes is not read: it would have to be run'],
    ['cdk8s.yaml', 'what a program of cdk8s makes is not read: it would have to be run'],
    ['makejinja.toml', 'templates of makejinja are not filled in: what it writes is read'],
    ['helmfile.yaml.gotmpl', 'a template of Helmfile is not evaluated'],
    ['docker-compose.yml', 'containers of Docker Compose are outside of the cluster, and not read'],
  ])('are noted: %s', async (file, why) => {
    const { unread } = await sourcesOf({ [`a/${file}`]: 'name: x\n', [`b/${file}`]: 'name: y\n' });
    expect(unread.map((one) => one.why)).toEqual([`${why} (2 files)`]);
  });
});
