import { importFiles, onlyText, printFindings } from '../import-files.ts';

/** A cluster of Talos with everything in Terraform. */
const TERRAFORM = {
  'nodes.auto.tfvars': `nodes = {
  "ctrl-0" = {
    machine_type = "controlplane"
    ip           = "10.60.0.11"
  }
  "work-0" = {
    machine_type = "worker"
    ip           = "10.60.0.21"
  }
}
others = {
  "lb-0" = {
    ip = "10.60.0.5"
  }
}
`,
  'talos.tf': `resource "talos_machine_configuration_apply" "all" {
  for_each = var.nodes
}
`,
  'metallb.tf': `resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "metallb.io/v1beta1"
    kind       = "IPAddressPool"
    metadata = {
      name      = "lan"
      namespace = "metallb-system"
    }
    spec = {
      addresses = ["10.60.0.200-10.60.0.220"]
    }
  }
}
`,
} as const;

describe('import of Terraform files', () => {
  it('gives the machines of Talos, and the objects that are stated', async () => {
    const imported = await importFiles(TERRAFORM);
    expect(printFindings(imported)).toEqual([]);
    expect(onlyText(imported)).toContain(`  distribution: talos
  nodes:
    - name: ctrl-0
      role: server
      address: 10.60.0.11
    - name: work-0
      role: agent
      address: 10.60.0.21

loadBalancer:
  by: metallb
  pools:
    - name: lan
      addresses:
        - 10.60.0.200-10.60.0.220
`);
  });

  it('finds a node in a pool, at the lines of both', async () => {
    const imported = await importFiles({
      ...TERRAFORM,
      'metallb.tf': TERRAFORM['metallb.tf'].replace('10.60.0.200', '10.60.0.20'),
    });
    expect(printFindings(imported)).toEqual(['error pool-overlaps-host metallb.tf:10 (nodes.auto.tfvars:8)']);
  });
});
