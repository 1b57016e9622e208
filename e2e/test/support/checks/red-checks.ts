import { templateNetwork, type Templated } from '../manifests.ts';
import { chartChecks } from './chart-checks.ts';
import { ChartFolders } from './chart-folders.ts';
import { mistakesOf, type Check } from './check.ts';
import { NETWORK_CHECKS } from './network-checks.ts';
import { TROUBLESHOOTING } from './troubleshooting.ts';

/** The networks whose manifests are read back. */
export const READ_BACK = [
  'networks/homelab',
  'examples/dual-stack-bgp',
  'examples/gateways',
  'examples/minimal',
];

/** The checks of a network's manifests. */
export function networkChecks(folder: string): readonly Check<Templated>[] {
  return folder === 'networks/homelab' ? [...NETWORK_CHECKS, TROUBLESHOOTING] : NETWORK_CHECKS;
}

/** Required by every other check. */
export const READABLE = 'renders manifests that can be parsed';

export interface RedChecks {
  /** A folder of all charts. */
  readonly charts: string;
  /** The chart that may be broken: its own checks and those of every network are run. */
  readonly name: string;
  readonly scratch: string;
}

/** The titles of all checks that find something. */
export async function redChecks({ charts, name, scratch }: RedChecks): Promise<readonly string[]> {
  const folders = await ChartFolders.of(charts, scratch);
  const red = new Set<string>();
  await addRed(red, chartChecks(name), { folders, name });
  for (const folder of READ_BACK) {
    try {
      await addRed(red, networkChecks(folder), await templateNetwork(folder, charts));
    } catch {
      red.add(READABLE);
    }
  }
  return [...red];
}

async function addRed<Subject>(
  red: Set<string>,
  checks: readonly Check<Subject>[],
  subject: Subject,
): Promise<void> {
  const titles = checks.map(async (check) =>
    (await mistakesOf(check, subject)).length > 0 ? check.title : null,
  );
  for (const title of await Promise.all(titles)) {
    if (title !== null) red.add(title);
  }
}
