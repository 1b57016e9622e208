import { placeAt, toValue } from '@netloom/diagnostics';
import { textAt } from '../../../src/sources/tree/nodes.ts';
import { printCharts } from '../../support/print-charts.ts';
import { sourcesOf } from '../../support/temp-folder.ts';

describe('resources of Terraform', () => {
  it('are objects where they state manifests, at the lines of their values', async () => {
    const { objects } = await sourcesOf({
      'metallb.tf': `resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "metallb.io/v1beta1"
    kind       = "IPAddressPool"
    metadata   = { name = "lan", namespace = kubernetes_namespace.metallb.metadata[0].name }
    spec       = { addresses = ["10.0.0.10-10.0.0.20", var.range] }
  }
}
resource "kubectl_manifest" "l2" {
  yaml_body = <<-YAML
    apiVersion: metallb.io/v1beta1
    kind: L2Advertisement
    metadata:
      name: lan
      namespace: metallb-system
  YAML
}
`,
    });
    expect(
      objects.map(({ kind, namespace, name, liveness }) => [kind, namespace, name, liveness.state]),
    ).toEqual([
      ['IPAddressPool', '<kubernetes-namespace-metallb>', 'lan', 'live'],
      ['L2Advertisement', 'metallb-system', 'lan', 'live'],
    ]);
    expect(toValue(objects[0]!.tree)).toMatchObject({
      spec: { addresses: ['10.0.0.10-10.0.0.20', '<range>'] },
    });
    const { tree } = objects[1]!;
    expect(textAt(tree, 'metadata', 'namespace')).toBe('metallb-system');
    expect(placeAt(tree.source, tree.span).start.line).toBe(11);
  });

  it('are releases with the values that they state', async () => {
    const { charts, unread } = await sourcesOf({
      'log.yaml': 'logs: { level: DEBUG }\n',
      'traefik.tf': `resource "helm_release" "traefik" {
  name       = "traefik"
  repository = "https://traefik.github.io/charts"
  chart      = "traefik"
  version    = "37.1.0"
  namespace  = "traefik"
  values = [
    <<-EOT
      service:
        type: LoadBalancer
    EOT
    , yamlencode({ replicas = 2 }), file("\${path.module}/log.yaml"), templatefile("more.yaml", {})
  ]
  set {
    name  = "service.spec.loadBalancerIP"
    value = "10.0.0.11"
  }
}
`,
    });
    expect(printCharts(charts)).toEqual([
      'live traefik traefik traefik 37.1.0 https://traefik.github.io/charts {"service":{"type":"LoadBalancer","spec":{"loadBalancerIP":"10.0.0.11"}},"replicas":2,"logs":{"level":"DEBUG"}}',
    ]);
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [12, 'these values are computed by Terraform'],
    ]);
  });

  it.each([
    ['count = 0', 'disabled'],
    ['count = 1', 'live'],
    ['count = var.enabled ? 1 : 0', 'alternative'],
    ['for_each = var.all', 'alternative'],
  ])('with %s are %s', async (line, state) => {
    const { charts } = await sourcesOf({
      'one.tf': `resource "helm_release" "one" {\n  ${line}\n  name = "one"\n  chart = "one"\n}\n`,
    });
    expect(charts.map(({ liveness }) => liveness.state)).toEqual([state]);
  });

  it('of Talos say what the machines run', async () => {
    const { machines } = await sourcesOf({
      'talos.tf': 'resource "talos_machine_configuration_apply" "all" {\n  for_each = var.nodes\n}\n',
    });
    expect(machines.map(({ from }) => from)).toEqual(['talos']);
  });
});
