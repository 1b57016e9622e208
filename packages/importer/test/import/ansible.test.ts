import { importFiles, onlyText, printFindings } from '../import-files.ts';

/** An inventory with the variables of the playbooks that most people start from. */
const ANSIBLE = {
  'inventory/hosts.ini': `[master]
alpha ansible_host=10.50.0.11

[node]
beta ansible_host=10.50.0.12

[k3s_cluster:children]
master
node
`,
  'inventory/group_vars/all.yml': `---
apiserver_endpoint: 10.50.0.100
extra_server_args: >-
  --disable servicelb
  --cluster-cidr=10.52.0.0/16
metal_lb_ip_range: 10.50.0.80-10.50.0.90
`,
} as const;

describe('import of an Ansible inventory', () => {
  it('gives nodes, the address of the API, a pool and flags of K3s', async () => {
    const imported = await importFiles(ANSIBLE);
    expect(printFindings(imported)).toEqual([]);
    expect(onlyText(imported)).toContain(`cluster:
  distribution: k3s
  podCidr: 10.52.0.0/16
  servicelb: false
  api:
    address: 10.50.0.100
    by: kube-vip
  nodes:
    - name: alpha
      role: server
      address: 10.50.0.11
    - name: beta
      role: agent
      address: 10.50.0.12

loadBalancer:
  by: metallb
  pools:
    - name: first-pool
      addresses:
        - 10.50.0.80-10.50.0.90
`);
  });

  it('finds the address of the API in the range of the load balancer', async () => {
    const text = ANSIBLE['inventory/group_vars/all.yml'].replace('10.50.0.90', '10.50.0.110');
    const imported = await importFiles({ ...ANSIBLE, 'inventory/group_vars/all.yml': text });
    expect(printFindings(imported)).toEqual([
      'error pool-overlaps-host inventory/group_vars/all.yml:6 (inventory/group_vars/all.yml:2)',
    ]);
  });

  // roles/k3s_server_post/tasks/main.yml of techno-tim/k3s-ansible
  it('takes the range of kube-vip, with which the playbook installs no MetalLB', async () => {
    const imported = await importFiles({
      ...ANSIBLE,
      'inventory/group_vars/all.yml': `metal_lb_ip_range: 10.50.0.80-10.50.0.90
kube_vip_lb_ip_range: 10.50.0.91-10.50.0.99
`,
    });
    expect(onlyText(imported)).toContain(`loadBalancer:
  by: kube-vip
  pools:
    - name: first-pool
      addresses:
        - 10.50.0.91-10.50.0.99
`);
  });

  it.each([
    ['flannel_iface: eth0\ncluster_cidr: 10.52.0.0/16\n', false],
    ['flannel_iface: eth0\ncilium_iface: eth0\ncluster_cidr: 10.52.0.0/16\n', true],
    ['cluster_cidr: 10.52.0.0/16\n', true],
  ])('takes the pod CIDR of %j: %s', async (variables, isTaken) => {
    const imported = await importFiles({ ...ANSIBLE, 'inventory/group_vars/all.yml': variables });
    expect(onlyText(imported).includes('podCidr: 10.52.0.0/16')).toBe(isTaken);
  });

  it('says of a template with logic that it is not evaluated', async () => {
    const imported = await importFiles({
      ...ANSIBLE,
      'inventory/group_vars/all.yml': 'apiserver_endpoint: "{{ vip if ha else first }}"\n',
    });
    expect(imported.networks.flatMap(({ leftOut }) => leftOut)).toMatchObject([
      { name: 'apiserver_endpoint', why: 'it is a template with logic, which is not evaluated' },
    ]);
  });
});
