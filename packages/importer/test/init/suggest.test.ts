import * as fc from 'fast-check';
import {
  firstNetwork,
  suggest,
  writeNetwork,
  type AnswerKey,
  type Answers,
  type Observations,
} from '../../src/index.ts';
import { problemsOf } from '../../src/init/problems.ts';

/** The order of the questions. */
const ASKED: readonly AnswerKey[] = [
  'name',
  'domain',
  'lan',
  'nodes',
  'router',
  'dhcp',
  'proxmox',
  'pool',
  'internal',
  'tunnel',
  'tailnet',
  'gitops',
  'git',
  'charts',
];

const NOWHERE: Observations = { folder: 'home', interfaces: [], gateway: null, remote: null, imported: {} };
const AT_HOME: Observations = {
  ...NOWHERE,
  interfaces: [
    { name: 'lo', address: '127.0.0.1', prefix: 8 },
    { name: 'docker0', address: '172.17.0.1', prefix: 16 },
    { name: 'wlan0', address: '10.9.0.4', prefix: 24 },
    { name: 'eth0', address: '192.168.20.10', prefix: 24 },
  ],
  gateway: '192.168.20.254',
};

const at = (address: string, prefix: number): Observations => ({
  ...NOWHERE,
  interfaces: [{ name: 'eth0', address, prefix }],
});

describe('suggestions', () => {
  it.each<[keyof Answers, Answers, Observations, string, boolean]>([
    ['name', {}, { ...NOWHERE, folder: '1 My Home Lab!' }, 'my-home-lab', true],
    ['name', {}, { ...NOWHERE, folder: '42' }, 'homelab', true],
    ['lan', {}, NOWHERE, '192.168.1.0/24', false],
    ['lan', {}, AT_HOME, '192.168.20.0/24', true],
    ['lan', {}, { ...AT_HOME, gateway: null }, '10.9.0.0/24', true],
    ['lan', {}, at('169.254.7.1', 16), '192.168.1.0/24', false],
    ['lan', {}, at('127.0.1.1', 10), '192.168.1.0/24', false],
    ['lan', {}, at('172.16.0.4', 8), '192.168.1.0/24', false],
    ['git', { gitops: 'flux' }, { ...NOWHERE, remote: 'git@host:a/b' }, 'git@host:a/b', true],
    ['nodes', { lan: '192.168.20.0/24' }, NOWHERE, 'node-1=192.168.20.10', false],
    ['nodes', { lan: '192.168.20.0/24' }, AT_HOME, 'node-1=192.168.20.11', false],
    ['nodes', { lan: 'fd00::/64' }, NOWHERE, '', false],
    ['router', { lan: '192.168.20.0/24' }, AT_HOME, '192.168.20.254', true],
    ['router', { lan: '192.168.7.0/24' }, AT_HOME, '192.168.7.1', false],
    ['router', { lan: '192.168.7.0/24', nodes: 'a=192.168.7.1' }, AT_HOME, '', false],
    ['pool', { lan: '192.168.7.0/24' }, NOWHERE, '192.168.7.240-192.168.7.249', false],
    [
      'pool',
      { lan: '192.168.7.0/24', nodes: 'a=192.168.7.245' },
      NOWHERE,
      '192.168.7.230-192.168.7.239',
      false,
    ],
    [
      'pool',
      { lan: '192.168.7.0/24', dhcp: '192.168.7.20-192.168.7.254' },
      NOWHERE,
      '192.168.7.10-192.168.7.19',
      false,
    ],
    ['pool', { lan: '192.168.7.0/24', dhcp: '192.168.7.5-192.168.7.254' }, NOWHERE, '', false],
    ['internal', { pool: '', domain: 'example.com' }, NOWHERE, '', false],
    ['internal', { pool: 'x', domain: 'example.com' }, NOWHERE, 'int.example.com', false],
    ['lan', {}, { ...AT_HOME, imported: { lan: '10.1.0.0/16' } }, '10.1.0.0/16', true],
  ])('answer %s after %j', (key, answers, seen, value, isSeen) => {
    expect(suggest(key, answers, seen)).toEqual({ value, isSeen });
  });

  it('make a network without errors, wherever this machine is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          folder: fc.string(),
          interfaces: fc.array(
            fc.record({
              name: fc.constantFrom('eth0', 'en0', 'docker0'),
              address: fc.ipV4(),
              prefix: fc.integer({ min: 0, max: 32 }),
            }),
            { maxLength: 3 },
          ),
          gateway: fc.option(fc.ipV4()),
          remote: fc.constant(null),
        }),
        async (seen) => {
          let answers: Answers = {};
          for (const key of ASKED) {
            const { value } = suggest(key, answers, { ...seen, imported: {} });
            answers = { ...answers, [key]: value };
          }
          if (answers.nodes === '') return;
          expect(await problemsOf(answers, { before: {}, today: '2026-01-01' })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    ));
});

describe('the first network', () => {
  it('states what was answered, and marks examples', () => {
    const answers = {
      name: 'home',
      domain: '<domain>',
      lan: '192.168.1.0/24',
      nodes: '192.168.1.10, b=192.168.1.11',
    };
    expect(writeNetwork(firstNetwork(answers, new Set(['domain']))))
      .toBe(`# yaml-language-server: $schema=generated/network.schema.json
apiVersion: netloom/v1
name: home
domain: <domain> # guessed: put your own here

# The home network.
lan:
  cidr: 192.168.1.0/24

# The K3s cluster.
cluster:
  nodes:
    - name: node-1
      address: 192.168.1.10
    - name: b
      address: 192.168.1.11
`);
  });

  it.each([
    ['192.168.1.240/32', [['ingress', '192.168.1.240/32']]],
    [
      '192.168.1.240-192.168.1.242',
      [
        ['default', '192.168.1.241-192.168.1.242'],
        ['ingress', '192.168.1.240/32'],
      ],
    ],
    [
      '192.168.1.240/31',
      [
        ['default', '192.168.1.241-192.168.1.241'],
        ['ingress', '192.168.1.240/32'],
      ],
    ],
    ['what', [['default', 'what']]],
  ])('keeps the first address of %s for the ingress', (pool, pools) => {
    const text = writeNetwork(firstNetwork({ pool, internal: 'int.example.com' }));
    const found = [...text.matchAll(/- name: (\S+)\n {6}addresses:\n {8}- (\S+)/g)].map(([, name, one]) => [
      name,
      one,
    ]);
    expect(found).toEqual(pools);
  });
});

describe('problems of an answer', () => {
  const today = '2026-01-01';
  const before = { name: 'home', domain: 'example.com', lan: '192.168.1.0/24', nodes: 'a=192.168.1.10' };

  it.each([
    ['a typo', { router: '192.168.1.300' }, /"192\.168\.1\.300" is not an IP address/],
    ['an address of another', { router: '192.168.1.10' }, /192\.168\.1\.10/],
    ['another network', { router: '10.0.0.1' }, /10\.0\.0\.1/],
    ['a pool over a node', { pool: '192.168.1.5-192.168.1.20' }, /holds node "a"/],
    [
      'a range backwards',
      { dhcp: '192.168.1.99-192.168.1.50' },
      /did you mean 192\.168\.1\.50-192\.168\.1\.99/,
    ],
    ['no id of a tunnel', { tunnel: 'mine' }, /tunnel\.id/],
  ])('are reported for %s, and only for the new one', async (_, answer, message) => {
    const [problem, ...others] = await problemsOf({ ...before, ...answer }, { before, today });
    expect(problem?.message).toMatch(message);
    const again = { ...before, ...answer };
    expect(await problemsOf(again, { before: again, today })).toEqual([]);
    expect(others.length).toBeLessThan(3);
  });
});
