import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeSpan } from '@netloom/chart-kit';
import { table } from '../table.ts';
import { propertyTable, type JsonSchema } from './json-schema.ts';

/** What `netloom build` writes: a name as a page shows it, with capitals where it varies, and what the file is. */
const GENERATED: readonly (readonly [name: string, description: string])[] = [
  ['.netloom.json', 'the manifest: each file with its SHA-256, and the version that last changed the folder'],
  ['NETWORK.md', 'the network as a document, with tables and diagrams'],
  ['network.schema.json', 'the JSON Schema of this version, where the first line of network.yaml names it'],
  ['values.yaml', 'the values of the umbrella: all that Helm needs'],
  ['values/CHART.yaml', 'the same for each chart by itself'],
  ['k3s/NODE.yaml', 'what K3s on the node has to be told, for review'],
  ['operators/install.md', 'every command of an installation by Helm, in order'],
  ['operators/00-namespaces.yaml', 'the namespaces that netloom owns'],
  ['operators/OPERATOR/values.yaml', "values of an operator's own chart"],
  ['operators/k3s/OPERATOR.yaml', 'an operator as a HelmChart of K3s'],
  ['argocd/project.yaml', 'what each Application may read and make'],
  ['argocd/root.yaml', 'the Application that makes the others'],
  ['argocd/applicationset.yaml', 'in its place for a fleet'],
  ['argocd/applications/APPLICATION.yaml', 'the Applications'],
  ['argocd/argo-cd-values.yaml', 'health checks, as values of the chart argo-cd'],
  ['argocd/argocd-cm-patch.yaml', 'the same, as a patch of `argocd-cm`'],
  ['tailnet-policy.json', 'what the policy of the tailnet has to hold, for review'],
];

/** What is generated, as a table. Throws where a network has a file that no row is about. */
export function generatedFilesSection(root: string): string {
  const patterns = GENERATED.map(
    ([name]) =>
      new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/\b(?!NETWORK)[A-Z]{4,}\b/g, '[^/]+')}$`),
  );
  const folder = join(root, 'networks/homelab/generated');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!patterns.some((pattern) => pattern.test(path))) {
      throw new Error(`no row of GENERATED is about ${path}`);
    }
  }
  return table(
    ['In `generated/`', 'What it is'],
    GENERATED.map(([name, description]) => [codeSpan(name), description]),
  );
}

/** The properties of a JSON document that a command prints. */
export function jsonSection(schema: JsonSchema): string {
  return propertyTable(schema, { depth: 2 });
}
