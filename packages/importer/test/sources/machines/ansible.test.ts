import { placeAt } from '@netloom/diagnostics';
import type { Sources } from '../../../src/sources/sources.ts';
import { textAt } from '../../../src/sources/tree/nodes.ts';
import { sourcesOf } from '../../support/temp-folder.ts';

const HOSTS = '[server]\nalpha ansible_host=10.50.0.11\n';

/** What variables are of the facts about a group. */
async function variable(files: Readonly<Record<string, string>>, name: string): Promise<unknown> {
  const { machines } = await sourcesOf(files);
  return machines.flatMap(({ from, tree }) => (from === 'ansible' ? (textAt(tree, name) ?? []) : []));
}

function hostsOf({ machines }: Sources): readonly (readonly unknown[])[] {
  return machines
    .filter(({ name }) => name !== null)
    .map(({ name, address, role, liveness }) => [name?.value, address?.value, role, liveness.state]);
}

// expectations: jinja2 3.1 with these variables
describe('variables of Ansible', () => {
  it.each([
    ['{{ vip }}', '10.50.0.100'],
    ['{{ vip | default("10.0.0.1") }}', '10.50.0.100'],
    ["{{ missing | default('10.0.0.1') }}", '10.0.0.1'],
    ['{{ net.api.vip }}-{{ net["last"] }}', '10.50.0.5-10.50.0.9'],
    ['{{ second }}', '10.50.0.100'],
  ])('fills in %s', async (written, expected) => {
    const files = {
      'inventory/hosts.ini': HOSTS,
      'inventory/group_vars/all.yml': `vip: 10.50.0.100
second: "{{ vip }}"
net: { api: { vip: 10.50.0.5 }, last: 10.50.0.9 }
`,
      'inventory/group_vars/server.yml': `apiserver_endpoint: '${written.replaceAll("'", "''")}'\n`,
    };
    expect(await variable(files, 'apiserver_endpoint')).toEqual([expected]);
  });

  it.each([
    '{{ missing }}',
    '{{ vip if ha else other }}',
    '{{ vip | upper }}',
    '{{ groups["server"][0] }}',
    '{{ loop_a }}',
  ])('leaves %s as it is', async (written) => {
    const files = {
      'inventory/hosts.ini': HOSTS,
      'inventory/group_vars/all.yml': `vip: 10.50.0.100\nloop_a: '{{ loop_b }}'\nloop_b: '{{ loop_a }}'\n`,
      'inventory/group_vars/server.yml': `apiserver_endpoint: '${written}'\n`,
    };
    expect(await variable(files, 'apiserver_endpoint')).toEqual([written]);
  });

  it('does not fill in what two groups state differently', async () => {
    const files = {
      'inventory/hosts.ini': `${HOSTS}[agent]\nbeta ansible_host=10.50.0.12\n`,
      'inventory/group_vars/server.yml': 'range: 10.50.0.1\n',
      'inventory/group_vars/agent.yml': 'range: 10.50.0.2\n',
      'inventory/group_vars/all.yml': 'metal_lb_ip_range: "{{ range }}"\n',
    };
    expect(await variable(files, 'metal_lb_ip_range')).toEqual(['{{ range }}']);
  });

  it('takes no flags that a condition decides', async () => {
    const { machines } = await sourcesOf({
      'inventory/hosts.ini': HOSTS,
      'inventory/group_vars/all.yml': `extra_server_args: >-
  {% if cilium is defined %}
  --flannel-backend=none
  {% if inner %}--disable-network-policy{% endif %}
  --cluster-cidr=10.52.0.0/16
  {% endif %}
  --disable servicelb
  --service-cidr={{ cidr }}
cidr: 10.53.0.0/16
`,
    });
    const flags = machines.filter(({ from }) => from === 'k3s');
    expect(flags.map(({ tree }) => (tree.kind === 'mapping' ? [...tree.entries.keys()] : []))).toEqual([
      ['disable', 'service-cidr'],
    ]);
    expect(flags.map(({ tree }) => textAt(tree, 'service-cidr'))).toEqual(['10.53.0.0/16']);
  });

  it('reads the variables of groups in an inventory, and the configuration of K3s in them', async () => {
    const { machines } = await sourcesOf({
      'inventory.yml': `k3s_cluster:
  children:
    server:
      hosts:
        node-[01:03:2].example.net:
  vars:
    server_config_yaml: |
      cluster-cidr: 10.44.0.0/16
      disable: [servicelb]
`,
    });
    expect(machines.map(({ from, name, tree }) => [from, name?.value, textAt(tree, 'cluster-cidr')])).toEqual(
      [
        ['ansible', 'node-01.example.net', undefined],
        ['ansible', 'node-03.example.net', undefined],
        ['ansible', undefined, undefined],
        ['k3s', undefined, '10.44.0.0/16'],
      ],
    );
  });
});

describe('several inventories', () => {
  it('are no alternatives of an example', async () => {
    const sources = await sourcesOf({
      'inventory/lab/hosts.ini': HOSTS,
      'inventory/sample/hosts.ini': '[server]\nalpha ansible_host=192.168.30.38\n',
    });
    expect(hostsOf(sources)).toEqual([
      ['alpha', '10.50.0.11', 'server', 'live'],
      ['alpha', '192.168.30.38', 'server', 'example'],
    ]);
  });

  it('have variables of groups in their own state', async () => {
    const { machines } = await sourcesOf({
      'inventory/prod/hosts.ini': HOSTS,
      'inventory/prod/group_vars/all.yml': 'metal_lb_ip_range: 10.50.0.80-10.50.0.90\n',
      'inventory/lab/hosts.ini': HOSTS,
      'inventory/lab/group_vars/all.yml': 'metal_lb_ip_range: 10.51.0.80-10.51.0.90\n',
    });
    expect(
      machines.flatMap(({ tree, liveness }) => {
        const range = textAt(tree, 'metal_lb_ip_range');
        return range === undefined ? [] : [[range, liveness.state]];
      }),
    ).toEqual([
      ['10.51.0.80-10.51.0.90', 'alternative'],
      ['10.50.0.80-10.50.0.90', 'live'],
    ]);
  });
});

describe('manifests that Ansible fills in', () => {
  const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: {{ pool_name | default('lan') }}
  namespace: metallb-system
spec:
  addresses: [{{ pool.first }}-{{ pool.last }}]
`;

  it('have the variables of the role above those of groups, and its defaults below', async () => {
    const { objects } = await sourcesOf({
      'inventory/hosts.ini': HOSTS,
      'inventory/group_vars/all.yml': 'pool: { first: 10.50.0.80, last: 10.50.0.90 }\npool_name: group\n',
      'roles/lb/defaults/main.yml': 'pool: { first: 10.0.0.1, last: 10.0.0.2 }\n',
      'roles/lb/vars/main.yml': 'pool_name: role\n',
      'roles/lb/templates/pool.yaml.j2': `{# of the load balancer #}\n${POOL}`,
    });
    expect(
      objects.map(({ name, tree, liveness }) => [
        name,
        textAt(tree, 'spec', 'addresses', 0),
        liveness.state,
        placeAt(tree.source, tree.span).start.line,
      ]),
    ).toEqual([['role', '10.50.0.80-10.50.0.90', 'live', 2]]);
  });

  it.each([
    [
      'a variable of an example',
      { 'inventory/sample/group_vars/all.yml': 'pool: { first: 1, last: 2 }\n' },
      POOL,
    ],
    ['a loop', {}, `${POOL}{% for one in all %}\n  - {{ one }}\n{% endfor %}\n`],
  ])('are noted, and not read, where they have %s', async (_, files: Record<string, string>, text) => {
    const { objects, unread } = await sourcesOf({ ...files, 'roles/lb/templates/pool.yaml.j2': text });
    expect(objects).toEqual([]);
    expect(unread.map(({ why }) => why)).toEqual([
      'a template with logic, or with variables that nothing states: it is not filled in',
    ]);
  });

  it('are not documents of Talos, which are read as machines', async () => {
    const file = 'talos/node.yaml.j2';
    const text =
      'apiVersion: v1alpha1\nkind: HostnameConfig\nhostname: {{ NAME }}\n{% if A %}\n{% endif %}\n';
    const { machines, unread } = await sourcesOf({ [file]: text });
    expect(machines.map(({ from }) => from)).toEqual(['talos']);
    expect(unread).toEqual([]);
  });

  it('have a placeholder for a secret', async () => {
    const { objects } = await sourcesOf({
      'inventory/hosts.ini': HOSTS,
      'inventory/group_vars/all.yml': 'api_token: not-for-anybody\n',
      'templates/web.yaml.j2':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { key: "{{ api_token }}" }\n',
    });
    expect(
      objects.map(({ tree }) => [textAt(tree, 'data', 'key'), tree.source.text.includes('anybody')]),
    ).toEqual([['<secret-api-token>', false]]);
  });
});
