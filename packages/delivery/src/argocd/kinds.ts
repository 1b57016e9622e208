import { plain, type Plain } from '@netloom/chart-kit';
import { SUBCHARTS } from '@netloom/engine';
import type { Network } from '@netloom/network-model';

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** The custom kinds that the umbrella makes objects of for this network. */
export function neededKinds(network: Network): readonly GroupKind[] {
  const kinds = SUBCHARTS.filter(({ wanted }) => wanted(network)).flatMap(({ requires, toValues }) => {
    const values = plain(toValues(network, (_, value) => value));
    return requires
      .filter(({ when }) => when === undefined || isAskedFor(values, when.split('.')))
      .map(({ apiVersion, kind }) => ({ group: apiVersion.split('/')[0] ?? '', kind }));
  });
  return [...new Map(kinds.map((each) => [`${each.group}/${each.kind}`, each])).values()];
}

/** Whether the value at the path holds anything: the meaning of RequiredCrd's `when`. */
function isAskedFor(value: Plain | undefined, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return isFilled(value);
  return isMapping(value) && isAskedFor(value[key], rest);
}

function isFilled(value: Plain | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function isMapping(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
