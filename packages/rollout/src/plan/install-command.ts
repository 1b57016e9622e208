import type { ApiObject } from '@netloom/cluster';
import { netloomChart } from '@netloom/umbrella';

/** The command that installs a kind; null where no chart of netloom's needs it. */
export function installCommand({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): string | null {
  const found = netloomChart.requires.find((crd) => crd.apiVersion === apiVersion && crd.kind === kind);
  return found?.installCommand ?? null;
}
