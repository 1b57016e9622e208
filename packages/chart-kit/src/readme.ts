import Handlebars from 'handlebars';
import type { ChartPackage, RequiredCrd } from './chart-package.ts';
import { valuesTable } from './values-table.ts';

// every value that goes in is Markdown already (escaped in values-table.ts, or written as Markdown in the metadata)
const TEMPLATE = Handlebars.compile(
  `# {{chart.name}}

> {{chart.description}}

{{chart.about}}

## Install

\`\`\`sh
helm upgrade --install {{chart.name}} oci://<registry>/<owner>/{{chart.name}} --version {{chart.version}} \\
  --namespace netloom-system --values values.yaml
\`\`\`

Kubernetes {{chart.kubeVersion}}. With its default values the chart holds no network: \`netloom build\` writes the values of yours.
{{#if required}}

## Before it

The cluster must serve these kinds.

{{#each required}}
{{#each kinds}}
- {{this}}
{{/each}}

\`\`\`text
{{install}}
\`\`\`

{{/each}}
{{else}}

{{/if}}
## Values

| Key | Type | Default | Description |
| --- | --- | --- | --- |
{{#each values}}
| {{key}} | {{type}} | {{default}} | {{description}} |
{{/each}}
`,
  { noEscape: true, strict: true },
);

/** A chart's README.md, without the line that marks it as rendered. */
export function readme<Source>({ chart, requires, values }: ChartPackage<Source>): string {
  return TEMPLATE({ chart, required: byCommand(requires), values: valuesTable(values) });
}

interface Required {
  readonly install: string;
  readonly kinds: readonly string[];
}

/** One row for each command, since a command often installs several kinds. */
function byCommand(requires: readonly RequiredCrd[]): readonly Required[] {
  return [...Map.groupBy(requires, (crd) => crd.installCommand)].map(([install, crds]) => ({
    install,
    kinds: [...Map.groupBy(crds, ({ apiVersion, kind }) => `\`${kind}\` (${apiVersion})`)].map(
      ([kind, asking]) => {
        const values = asking.flatMap(({ when }) => (when === undefined ? [] : [`\`${when}\``]));
        return values.length === 0 ? kind : `${kind}, where ${values.join(' or ')} asks for it`;
      },
    ),
  }));
}
