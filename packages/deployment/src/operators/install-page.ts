import { generatedMarkdown } from '@netloom/chart-kit';
import {
  NETLOOM_NAMESPACE,
  prerequisiteSecrets,
  type Network,
  type PrerequisiteSecret,
} from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import { createSecret, SECRETS_FOLDER } from '../secret-commands.ts';
import { shellCommand } from '../shell.ts';
import type { Operator } from './operator.ts';

/** operators/install.md: the way from an empty cluster to this network, as commands. */
export function installPage(network: Network, operators: readonly Operator[]): string {
  const parts = [
    `# Installing ${network.name} with Helm`,
    ['Run the commands in the folder above this one, in this order.', ...otherWays(network, operators)].join(
      ' ',
    ),
    '## 1. Namespaces',
    fence(shellCommand([['kubectl', 'apply', '--server-side', '-f', 'operators/00-namespaces.yaml']])),
    '## 2. Secrets',
    ...secretsPart(prerequisiteSecrets(network)),
    '## 3. Operators',
    ...(operators.length === 0 ? ['None.'] : operators.map((operator) => fence(installOperator(operator)))),
    ...issuerPart(network),
    '## 4. The network',
    fence(
      shellCommand([
        ['helm', 'upgrade', '--install', netloomChart.chart.name, ...umbrella(network)],
        ['--namespace', NETLOOM_NAMESPACE],
        ['--values', 'values.yaml'],
      ]),
    ),
    ...(network.delivery === null
      ? ['`netloom package` writes the chart; say where it lies, or name a registry under `delivery`.']
      : []),
  ];
  return generatedMarkdown(`${parts.join('\n\n')}\n`);
}

function otherWays({ delivery }: Network, operators: readonly Operator[]): readonly string[] {
  return [
    '`netloom apply` does all but step 2, says what it would change first, and can be repeated.',
    ...(operators.length === 0 ? [] : ['On K3s, the files of `operators/k3s` do step 3.']),
    ...(delivery === null ? [] : ['With Argo CD, those of `argocd` do all but step 2.']),
  ];
}

function secretsPart(secrets: readonly PrerequisiteSecret[]): readonly string[] {
  if (secrets.length === 0) return ['None.'];
  return [
    'Each key comes from a file of its name in a folder of its own, which lies outside of every repository and only you may look into:',
    fence(`${SECRETS_FOLDER} && echo "$SECRETS"`),
    'Put the files there, and remove them afterwards: `rm -r "$SECRETS"`.',
    ...secrets.flatMap((secret) => [secret.purpose, fence(createSecret(secret))]),
  ];
}

function installOperator({ name, chart, repository, version, namespace }: Operator): string {
  return shellCommand([
    ['helm', 'upgrade', '--install', name, chart],
    ['--repo', repository, '--version', version],
    ['--namespace', namespace],
    ['--values', `operators/${name}/values.yaml`, '--wait'],
  ]);
}

function issuerPart({ tls }: Network): readonly string[] {
  if (tls === null) return [];
  return [
    `Certificates come from the ${tls.kind} \`${tls.issuer}\`, which is not part of this: make it once cert-manager runs, with a ${tls.solver === 'cloudflare' ? 'DNS-01 solver for Cloudflare' : 'HTTP-01 solver'}.`,
  ];
}

function umbrella({ delivery }: Network): readonly string[] {
  const { name, version } = netloomChart.chart;
  if (delivery === null) return [`${name}-${version}.tgz`];
  const reference = `oci://${delivery.charts}/${name}`;
  return delivery.digest === null ? [reference, '--version', version] : [`${reference}@${delivery.digest}`];
}

function fence(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}
