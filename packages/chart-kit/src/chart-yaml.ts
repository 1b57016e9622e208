import type { ChartMetadata, ChartPackage } from './chart-package.ts';
import { dumpYaml } from './dump.ts';
import { imageReference } from './fragments.ts';
import { plain } from './plain.ts';

/**
 * The creation time that packaged charts carry. A registry otherwise notes the time of the push, and the same chart
 * gets another digest each time; the epoch is what reproducible builds use where no date is meant.
 */
export const CREATED = '1970-01-01T00:00:00Z';

/** A chart's Chart.yaml, without the line that marks it as rendered. */
export function chartYaml<Source>({ chart, subcharts }: ChartPackage<Source>): string {
  const links = chart.links ?? [];
  const sources = links.filter(({ name }) => name === 'source').map(({ url }) => url);
  return dumpYaml(
    plain({
      apiVersion: 'v2',
      name: chart.name,
      version: chart.version,
      appVersion: chart.appVersion,
      description: chart.description,
      type: 'application',
      kubeVersion: chart.kubeVersion,
      home: links[0]?.url,
      sources: sources.length === 0 ? undefined : sources,
      keywords: chart.keywords,
      maintainers: [{ name: 'netloom' }],
      dependencies: subcharts?.map(({ chart: { name, version } }) => ({
        name,
        version,
        repository: `file://../${name}`,
        condition: `${name}.enabled`,
      })),
      annotations: annotations(chart),
    }),
  );
}

// Artifact Hub reads each annotation as a string of YAML: https://artifacthub.io/docs/topics/annotations/helm/
function annotations({
  version,
  images,
  links,
}: ChartMetadata): Readonly<Record<string, string | undefined>> {
  const pulled = images.map((image) => ({ name: image.name, image: imageReference(image) }));
  return {
    'artifacthub.io/category': 'networking',
    'artifacthub.io/license': 'Apache-2.0',
    'artifacthub.io/images': listed(pulled),
    'artifacthub.io/links': listed(links ?? []),
    'artifacthub.io/prerelease': version.includes('-') ? 'true' : undefined,
    'org.opencontainers.image.created': CREATED,
  };
}

function listed(items: readonly object[]): string | undefined {
  return items.length === 0 ? undefined : dumpYaml(plain(items));
}
