import { dumpJson, plain, type Image } from '@netloom/chart-kit';
import { CHARTS } from '@netloom/umbrella';
import type { ChartRelease } from './publish-chart.ts';

/** The released charts and the images that run because of them, as CycloneDX: https://cyclonedx.org/docs/1.6/json/ */
export function renderSbom(releases: readonly ChartRelease[]): string {
  const parts = releases.map((release) => {
    const { chart, subcharts = [] } = packageOf(release.chart);
    return { release, images: chart.images, subcharts: subcharts.map((subchart) => subchart.chart.name) };
  });
  const images = new Map(parts.flatMap((part) => part.images).map((image) => [packageUrl(image), image]));
  const references = new Map(releases.map(({ chart, reference }) => [chart, reference]));
  return dumpJson(
    plain({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [
        ...releases.map(chartComponent),
        ...[...images].map(([url, image]) => imageComponent(url, image)),
      ],
      dependencies: parts.map(({ release, images, subcharts }) => ({
        ref: release.reference,
        dependsOn: [...subcharts.flatMap((name) => references.get(name) ?? []), ...images.map(packageUrl)],
      })),
    }),
  );
}

function packageOf(name: string): (typeof CHARTS)[number] {
  const found = CHARTS.find(({ chart }) => chart.name === name);
  if (found === undefined) throw new Error(`unknown chart "${name}"`);
  return found;
}

function chartComponent({ chart, version, reference, layerDigest }: ChartRelease): object {
  return {
    type: 'application',
    'bom-ref': reference,
    name: chart,
    version,
    purl: `pkg:helm/${chart}@${encodeURIComponent(version)}`,
    hashes: [{ alg: 'SHA-256', content: layerDigest.replace('sha256:', '') }],
  };
}

function imageComponent(url: string, { repository, tag, digest }: Image): object {
  return {
    type: 'container',
    'bom-ref': url,
    name: repository,
    version: digest === '' ? tag : digest,
    purl: url,
  };
}

/** https://github.com/package-url/purl-spec/blob/main/types-doc/docker-definition.md */
function packageUrl({ repository, tag, digest }: Image): string {
  const [first = '', ...rest] = repository.split('/');
  const hasHost = rest.length > 0 && /[.:]/.test(first);
  const version = encodeURIComponent(digest === '' ? tag : digest);
  return hasHost
    ? `pkg:docker/${rest.join('/')}@${version}?repository_url=${first}`
    : `pkg:docker/${repository}@${version}`;
}
