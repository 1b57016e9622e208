import type { Check, Mistakes } from './check.ts';
import type { OneChart } from './one-chart.ts';

const POLICY =
  'networkPolicies=[{"name":"a","namespace":"b","spec":{"podSelector":{},"policyTypes":["Ingress"],"ingress":[{"ports":[{"port":70000,"protocol":"TCP"}]}]}}]';

interface BadPort {
  readonly json: string;
  readonly message: string;
}

/** An invalid port, for each chart with one in its values, and the message of its schema. */
const BAD_PORTS: Readonly<Record<string, BadPort>> = {
  metallb: {
    json: 'bgpPeers=[{"name":"a","spec":{"myASN":1,"peerPort":70000}}]',
    message: "- at '/bgpPeers/0/spec/peerPort': maximum: got 70,000, want 16,384",
  },
  'proxmox-sdn': {
    json: 'zones=[{"name":"zone","spec":{"type":"vxlan","vxlan-port":70000}}]',
    message: "- at '/zones/0/spec/vxlan-port': maximum: got 70,000, want 65,535",
  },
  ingress: {
    json: 'ingressRoutes=[{"name":"a","namespace":"b","spec":{"routes":[{"match":"Host(`a`)","kind":"Rule","services":[{"name":"a","port":70000}]}]}}]',
    message: "- at '/ingressRoutes/0/spec/routes/0/services/0/port': maximum: got 70,000, want 65,535",
  },
  'network-model': {
    json: POLICY,
    message: "- at '/networkPolicies/0/spec/ingress/0/ports/0/port': maximum: got 70,000, want 65,535",
  },
  tunnel: {
    json: POLICY,
    message: "- at '/networkPolicies/0/spec/ingress/0/ports/0/port': maximum: got 70,000, want 65,535",
  },
};

const ID = ['--set', 'tunnelId=6ff42ae2-765d-4adf-8112-31c55c1551ef'];
const SECRET = ['--set', 'credentials.existingSecret=cloudflared-credentials'];

/** What the templates of a chart reject, since a schema cannot: arguments and the message. */
type Forbidden = readonly [readonly string[], string];

const FORBIDDEN: Readonly<Record<string, readonly Forbidden[]>> = {
  tunnel: [
    [[], 'tunnelId is missing: set it to the UUID that `cloudflared tunnel create` printed.'],
    [
      ['--set', 'tunnelId=00000000-0000-0000-0000-000000000000', ...SECRET],
      'tunnelId is the placeholder 00000000-0000-0000-0000-000000000000: set it to the UUID that `cloudflared tunnel create` printed.',
    ],
    [
      ['--set', 'tunnelId=<tunnel-id>', ...SECRET],
      'tunnelId is the placeholder <tunnel-id>: set it to the UUID that `cloudflared tunnel create` printed.',
    ],
    [
      ID,
      'credentials.existingSecret is missing: set it to the Secret that holds the credentials file of the tunnel.',
    ],
    ...['"hostname":"a.org"', '"path":"^/a$"'].map(
      (condition) =>
        [
          [...ID, ...SECRET, '--set-json', `config.ingress=[{${condition},"service":"http://a.a:80"}]`],
          'config.ingress has no catch-all: end it with `service: http_status:404`, or cloudflared does not start.',
        ] as const,
    ),
  ],
};

/** The same for a case in ci/ with one value changed. */
const FORBIDDEN_CASES: Readonly<Record<string, readonly (readonly [file: string, value: string, string])[]>> =
  {
    'proxmox-sdn': [
      [
        'reconcile-values.yaml',
        'network=""',
        'network is missing: set it to the name of the network, which marks its VNets.',
      ],
      [
        'drift-values.yaml',
        'api.hosts=[]',
        'api.hosts is empty: add every Proxmox host, or disable drift and reconcile.',
      ],
      [
        'reconcile-values.yaml',
        'api.ca=""',
        'api.hosts: pve-1 has no fingerprint, and api.ca is empty: set one of them, so that the host can be verified.',
      ],
      [
        'drift-values.yaml',
        'api.credentials.existingSecret=""',
        'api.credentials.existingSecret is missing: set it to the Secret that holds the API token of Proxmox.',
      ],
    ],
  };

/** Checks of what every chart rejects. */
export const REFUSALS: readonly Check<OneChart>[] = [
  {
    title: 'rejects an unknown key',
    find: (chart) =>
      refuses(chart, ['--set', 'nonsense=1'], "- at '': additional properties 'nonsense' not allowed"),
  },
  {
    title: 'rejects an invalid port',
    find: async (chart) => {
      const ports = Object.entries(BAD_PORTS).filter(
        ([name]) => chart.name === name || chart.name === 'netloom',
      );
      const mistakes = ports.map(([name, { json, message }]) =>
        chart.name === name
          ? refuses(chart, ['--set-json', json], message)
          : refuses(
              chart,
              ['--set', `${name}.enabled=true`, '--set-json', `${name}.${json}`],
              message.replace("'/", `'/${name}/`),
            ),
      );
      return (await Promise.all(mistakes)).flat();
    },
  },
  {
    title: 'rejects what only its templates can check, each with one message',
    find: async (chart) => {
      const cases = await chart.folders.cases(chart.name);
      const ofCases = (FORBIDDEN_CASES[chart.name] ?? []).map(([file, value, sentence]): Forbidden => {
        const path = cases.find((each) => each.file === file)?.path ?? file;
        return [['--values', path, '--set-json', value], sentence];
      });
      const mistakes = [...(FORBIDDEN[chart.name] ?? []), ...ofCases].map(([args, sentence]) =>
        refuses(chart, args, `: ${sentence}\n`),
      );
      return (await Promise.all(mistakes)).flat();
    },
  },
];

async function refuses(
  { folders, name }: OneChart,
  args: readonly string[],
  message: string,
): Promise<Mistakes> {
  const refusal = await folders.refusal(name, ...args);
  if (refusal?.includes(message) === true) return [];
  return [`${args.join(' ')} is ${refusal === null ? 'accepted' : `rejected by: ${refusal}`}`];
}
