import { escapeMarkdown } from '@netloom/chart-kit';
import {
  metallbOf,
  ownedNamespaces,
  prerequisiteSecrets,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code, codes } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** What the cluster needs before and beside the umbrella. */
export function needSection({ network }: NetworkFacts): Section | null {
  return section('What It Needs', {
    sections: [namespaceSection(network), secretSection(network), operatorSection(network)],
  });
}

function namespaceSection(network: Network): Section | null {
  const rows = ownedNamespaces(network).map(({ name, podSecurity }) => [code(name), podSecurity]);
  return section('Namespaces', {
    blocks: [
      'Those that netloom makes; the namespaces of apps belong to the apps.',
      table(['Namespace', 'Pod Security'], rows),
    ],
  });
}

function secretSection(network: Network): Section | null {
  const rows = prerequisiteSecrets(network).map(({ namespace, name, keys, purpose }) => [
    code(namespace),
    code(name),
    codes(keys),
    escapeMarkdown(purpose),
  ]);
  if (rows.length === 0) return null;
  return section('Secrets', {
    blocks: [
      'They must exist before anything is installed; `operators/install.md` has the commands.',
      table(['Namespace', 'Secret', 'Keys', 'What it holds'], rows),
    ],
  });
}

function operatorSection(network: Network): Section | null {
  const { operators, tailnet, dns, certificates, ingresses } = network;
  const rows = [
    { name: 'cert-manager', version: operators.certManager, needed: certificates.length > 0 },
    { name: 'external-dns', version: operators.externalDns, needed: dns !== null },
    { name: 'metallb', version: operators.metallb, needed: metallbOf(network) !== null },
    { name: 'tailscale-operator', version: operators.tailscale, needed: tailnet !== null },
    {
      name: 'traefik',
      version: operators.traefik,
      needed: ingresses.some(({ controller }) => controller === 'traefik'),
    },
  ].filter(({ needed }) => needed);
  if (rows.length === 0) return null;
  return section('Operators', {
    blocks: [
      'The charts that run beside the umbrella, pinned.',
      table(
        ['Chart', 'Version'],
        rows.map(({ name, version }) => [code(name), code(version)]),
      ),
    ],
  });
}
