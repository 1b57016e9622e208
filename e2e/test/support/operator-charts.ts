import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dumpYaml } from '@netloom/chart-kit';
import type { Crds } from '@netloom/control-plane';
import { crdsOf } from './crds-of.ts';

/** An operator, like its upstream chart: CRDs and a Deployment, which is all that a cluster without images shows. */
interface OperatorChart {
  readonly name: string;
  readonly version: string;
  /** The project whose CRDs it installs. */
  readonly crds: string;
  /** Where the chart has them: in templates, which Helm upgrades, or in crds/, which it installs once. */
  readonly place: 'files' | 'crds';
}

const CHARTS: readonly OperatorChart[] = [
  { name: 'cert-manager', version: 'v1.21.1', crds: 'cert-manager', place: 'files' },
  { name: 'external-dns', version: '1.22.0', crds: 'external-dns', place: 'crds' },
  { name: 'metallb', version: '0.16.1', crds: 'metallb', place: 'files' },
  { name: 'tailscale-operator', version: '1.102.3', crds: 'tailscale', place: 'files' },
];

/** Prints the CRDs unchanged: some have braces in their descriptions. */
const CRDS = `{{- range $path, $_ := .Files.Glob "files/*.yaml" }}
---
{{ $.Files.Get $path }}
{{- end }}
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
  namespace: {{ .Release.Namespace }}
  labels: { helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }} }
spec:
  selector: { matchLabels: { app: {{ .Chart.Name }} } }
  template:
    metadata: { labels: { app: {{ .Chart.Name }} } }
    spec:
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: controller
          image: example.org/{{ .Chart.Name }}:{{ .Chart.Version }}
          args: [{{ toJson .Values | quote }}]
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`;

/** Writes a chart for each operator of the homelab into a folder. `templates` are more templates of a chart, by its name. */
export async function writeOperatorCharts(
  folder: string,
  { crds, templates = {} }: { readonly crds: Crds; readonly templates?: Readonly<Record<string, string>> },
): Promise<void> {
  for (const { name, version, crds: project, place } of CHARTS) {
    const chart = join(folder, name);
    await mkdir(join(chart, 'templates'), { recursive: true });
    await mkdir(join(chart, place), { recursive: true });
    await writeFile(join(chart, 'Chart.yaml'), dumpYaml({ apiVersion: 'v2', name, version }));
    await writeFile(join(chart, 'templates', 'deployment.yaml'), DEPLOYMENT);
    if (place === 'files') await writeFile(join(chart, 'templates', 'crds.yaml'), CRDS);
    if (templates[name] !== undefined) {
      await writeFile(join(chart, 'templates', 'more.yaml'), templates[name]);
    }
    for (const [file, text] of crdsOf(crds, project)) {
      await writeFile(join(chart, place, basename(file)), text);
    }
  }
}
