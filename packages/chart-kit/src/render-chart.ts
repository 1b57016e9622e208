import type { ChartPackage } from './chart-package.ts';
import { chartYaml } from './chart-yaml.ts';
import { dumpJson } from './dump-json.ts';
import { readme } from './readme.ts';
import { requirementsYaml } from './requirements.ts';
import { valuesSchema } from './values-schema.ts';
import { valuesYaml } from './values-yaml.ts';

/** What the first line of each rendered file says. */
export function renderMark<Source>({ chart, folder }: ChartPackage<Source>): string {
  return `Rendered by \`netloom render\` from packages/${folder ?? chart.name}. Do not edit.`;
}

/** Everything of `charts/<name>` that is not written by hand, but for its bundles: path inside the chart → text, each file marked as rendered. */
export function renderChart<Source>(chartPackage: ChartPackage<Source>): ReadonlyMap<string, string> {
  const { chart, subcharts, values } = chartPackage;
  const mark = renderMark(chartPackage);
  const { $schema, ...schema } = valuesSchema(values);
  return new Map([
    ['Chart.yaml', `# ${mark}\n${chartYaml(chartPackage)}`],
    ['README.md', `<!-- ${mark} -->\n\n${readme(chartPackage)}`],
    [
      'values.schema.json',
      dumpJson({ ...($schema !== undefined && { $schema }), $comment: mark, title: chart.name, ...schema }),
    ],
    ['values.yaml', `# ${mark}\n\n${valuesYaml(values)}`],
    ...(subcharts === undefined
      ? []
      : [['files/requirements.yaml', `# ${mark}\n${requirementsYaml(subcharts)}`] as const]),
  ]);
}
