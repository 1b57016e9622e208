import { escapeMarkdown } from '@netloom/chart-kit';
import { ownedNamespaces, prerequisiteSecrets, type Network } from '@netloom/network-model';
import { code, codes } from './cells.ts';
import type { Table } from './table.ts';

export function namespaceTable(network: Network): Table {
  return {
    title: 'Namespaces',
    intro: 'Those that netloom makes; the namespaces of apps belong to the apps.',
    columns: ['Namespace', 'Pod Security'],
    rows: ownedNamespaces(network).map(({ name, podSecurity }) => [code(name), podSecurity]),
  };
}

export function secretTable(network: Network): Table {
  return {
    title: 'Secrets',
    intro: 'They must exist before anything is installed; `operators/install.md` has the commands.',
    columns: ['Namespace', 'Secret', 'Keys', 'What it holds'],
    rows: prerequisiteSecrets(network).map(({ namespace, name, keys, purpose }) => [
      code(namespace),
      code(name),
      codes(keys),
      escapeMarkdown(purpose),
    ]),
  };
}

export function operatorTable({ operators, loadBalancer, tailnet, dns, tls }: Network): Table {
  const rows = [
    { name: 'cert-manager', version: operators.certManager, needed: tls !== null },
    { name: 'external-dns', version: operators.externalDns, needed: dns !== null },
    { name: 'metallb', version: operators.metallb, needed: loadBalancer !== null },
    { name: 'tailscale-operator', version: operators.tailscale, needed: tailnet !== null },
  ];
  return {
    title: 'Operators',
    intro: 'The charts that run beside the umbrella, pinned.',
    columns: ['Chart', 'Version'],
    rows: rows.filter(({ needed }) => needed).map(({ name, version }) => [code(name), code(version)]),
  };
}
