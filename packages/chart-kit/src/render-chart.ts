import type { ChartPackage } from './chart-package.ts';
import { chartYaml } from './chart-yaml.ts';
import { dumpJson } from './dump.ts';
import { readme } from './readme.ts';
import { requirementsYaml } from './requirements.ts';
import { valuesSchema } from './values-schema.ts';
import { valuesYaml } from './values-yaml.ts';

/** Everything of `charts/<name>` that is not written by hand: path inside the chart → text, each file marked as rendered. */
export function renderChart<Source>(chartPackage: ChartPackage<Source>): ReadonlyMap<string, string> {
  const { chart, folder, subcharts, values } = chartPackage;
  const mark = `Rendered by \`netloom render\` from packages/${folder ?? chart.name}. Do not edit.`;
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
