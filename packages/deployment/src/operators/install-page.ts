import { generatedMarkdown } from '@netloom/chart-kit';
import { traefikLabel } from '@netloom/ingress';
import {
  describeList,
  acmeIssuerOf,
  DISTRIBUTIONS,
  isTraefik,
  NETLOOM_NAMESPACE,
  prerequisiteSecrets,
  type Network,
  type PrerequisiteSecret,
  type Tls,
} from '@netloom/network-model';
import { netloomDrawing } from '@netloom/umbrella';
import { FLUX_NAMESPACE } from '../flux/names.ts';
import { secretCommand, SECRETS_FOLDER } from '../secret-commands.ts';
import { shellCommand } from '../shell.ts';
import type { Operator } from './operator.ts';

/** operators/install.md: the commands that install this network into an empty cluster. */
export function installPage(network: Network, operators: readonly Operator[]): string {
  return generatedMarkdown(`${[...parts(network, operators)].join('\n\n')}\n`);
}

function* parts(network: Network, operators: readonly Operator[]): Iterable<string> {
  yield `# Installing ${network.name} with Helm`;
  yield [
    'Run the commands in the folder above this one, in this order.',
    ...alternatives(network, operators),
  ].join(' ');
  yield '## 1. Namespaces';
  yield fence(shellCommand([['kubectl', 'apply', '--server-side', '-f', 'operators/00-namespaces.yaml']]));
  yield '## 2. Secrets';
  yield* secretsPart(prerequisiteSecrets(network));
  yield* fluxSecretsPart(network);
  yield '## 3. Operators';
  if (operators.length === 0) yield 'None.';
  for (const operator of operators) yield fence(installOperator(operator));
  yield* issuerPart(network);
  yield '## 4. The network';
  yield fence(
    shellCommand([
      ['helm', 'upgrade', '--install', netloomDrawing.chart.name, ...umbrella(network)],
      ['--namespace', NETLOOM_NAMESPACE],
      ['--values', 'values.yaml'],
    ]),
  );
  yield* labelsPart(network);
  if (network.delivery === null) {
    yield '`netloom package` writes the chart; give its path, or name a registry under `delivery`.';
  }
}

function* alternatives({ delivery, cluster }: Network, operators: readonly Operator[]): Iterable<string> {
  yield '`netloom apply` does all but step 2, says what it would change first, and can be repeated.';
  const { title, helmCharts } = DISTRIBUTIONS[cluster.distribution];
  if (operators.length > 0 && helmCharts !== null) {
    yield `On ${title}, the files of \`operators/${cluster.distribution}\` do step 3.`;
  }
  if (delivery?.gitops === 'argocd') yield 'With Argo CD, those of `argocd` do all but step 2.';
  if (delivery?.gitops === 'flux') yield 'With Flux, those of `flux` do all but step 2.';
}

function* secretsPart(secrets: readonly PrerequisiteSecret[]): Iterable<string> {
  if (secrets.length === 0) {
    yield 'None.';
    return;
  }
  yield 'Put each key into a file of the same name, in a folder outside of every repository that only you can read:';
  yield fence(`${SECRETS_FOLDER} && echo "$SECRETS"`);
  yield 'Remove the files afterwards: `rm -r "$SECRETS"`.';
  for (const secret of secrets) {
    yield secret.purpose;
    yield fence(secretCommand(secret));
  }
}

/** What only Flux reads: their keys depend on how the repository and the registry are reached. */
function* fluxSecretsPart({ delivery }: Network): Iterable<string> {
  if (delivery?.gitops !== 'flux' || delivery.flux === null) return;
  const { gitRepository, gitSecret, registrySecret } = delivery.flux;
  const names = [gitRepository === null ? gitSecret : null, registrySecret].filter((name) => name !== null);
  if (names.length === 0) return;
  const secrets = describeList(names.map((name) => `\`${name}\``));
  yield `Flux also reads ${secrets} of \`${FLUX_NAMESPACE}\`: \`flux create secret git\` and \`kubectl create secret docker-registry\` make them.`;
}

function installOperator({ name, chart, repository, version, namespace }: Operator): string {
  return shellCommand([
    ['helm', 'upgrade', '--install', name, chart],
    ['--repo', repository, '--version', version],
    ['--namespace', namespace],
    ['--values', `operators/${name}/values.yaml`, '--wait'],
  ]);
}

/** Nothing of a person's own is in the network file, so that no rule can ask whether it has the label. */
function* labelsPart(network: Network): Iterable<string> {
  const labels = network.ingresses.flatMap((ingress) => {
    const label = isTraefik(ingress) ? traefikLabel(network, ingress) : null;
    return label === null ? [] : Object.entries(label).map(([key, value]) => `\`${key}: ${value}\``);
  });
  if (labels.length === 0) return;
  yield `Each Traefik reads only objects with its label. Routes, middlewares and TLS options of your own, those that \`middlewares\` names, too, need the one of the Traefik that they are for: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(labels)}.`;
}

function* issuerPart(network: Network): Iterable<string> {
  const others = network.certificates.filter((tls) => acmeIssuerOf(network, tls) === null);
  const issuers = new Map(others.map((tls) => [`${tls.kind} ${tls.issuer} ${tls.solver}`, tls]));
  for (const tls of issuers.values()) yield issuerNote(tls);
}

function issuerNote(tls: Tls): string {
  return `Certificates come from the ${tls.kind} \`${tls.issuer}\`, which is not part of this: create it once cert-manager runs, with ${SOLVERS[tls.solver]}.`;
}

const SOLVERS: Readonly<Record<Tls['solver'], string>> = {
  cloudflare: 'a DNS-01 solver for Cloudflare',
  dns01: 'a DNS-01 solver for each zone',
  http01: 'an HTTP-01 solver',
};

function umbrella({ delivery }: Network): readonly string[] {
  const { name, version } = netloomDrawing.chart;
  if (delivery === null) return [`${name}-${version}.tgz`];
  const reference = `oci://${delivery.charts}/${name}`;
  return delivery.digest === null ? [reference, '--version', version] : [`${reference}@${delivery.digest}`];
}

function fence(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}
