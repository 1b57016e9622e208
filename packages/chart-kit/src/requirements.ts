import type { ChartPackage, RequiredCrd } from './chart-package.ts';
import { dumpYaml } from './dump.ts';
import { plain } from './plain.ts';

/** The CRDs that an umbrella's charts need, as data for its template: by chart, each with the command that installs it. */
export function requirementsYaml<Source>(subcharts: readonly ChartPackage<Source>[]): string {
  return dumpYaml(
    plain(
      Object.fromEntries(subcharts.map(({ chart, requires }) => [chart.name, requires.map(requirement)])),
    ),
  );
}

function requirement({ apiVersion, kind, when, ...crd }: RequiredCrd): object {
  const slash = apiVersion.indexOf('/');
  return {
    group: apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    when: when ?? '',
    install: crd.installCommand,
  };
}
