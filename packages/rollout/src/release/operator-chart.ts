import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions } from '@netloom/chart-kit';
import type { Operator } from '@netloom/deployment';
import { Refused } from '@netloom/diagnostics/error';
import { load } from 'js-yaml';
import * as z from 'zod';
import type { ChartSource } from './cluster-helm.ts';

const ChartFile = z.looseObject({ name: z.string(), version: z.string() });

/**
 * Where an operator's chart comes from: its repository, or a folder that holds `<chart>-<version>.tgz` or the unpacked
 * `<chart>/`. Another version than the pinned one is refused, since the values were made for that.
 */
export async function operatorChart(operator: Operator, folder: string | null): Promise<ChartSource> {
  const { chart, version, repository } = operator;
  if (folder === null) return { kind: 'repository', url: repository, chart, version };
  const files = new Set(await readdir(folder));
  const archive = [version, version.replace(/^v/, '')]
    .map((written) => `${chart}-${written}.tgz`)
    .find((name) => files.has(name));
  if (archive !== undefined) return { kind: 'path', path: join(folder, archive) };
  if (!files.has(chart)) {
    throw new Refused(
      `${folder} holds neither ${chart}-${version}.tgz nor ${chart}/. Fetch it: helm pull ${chart} --repo ${repository} --version ${version} --destination ${folder}`,
    );
  }
  const path = join(folder, chart);
  const found = ChartFile.parse(load(await readFile(join(path, 'Chart.yaml'), 'utf8'))).version;
  if (compareVersions(found, version) === 0) return { kind: 'path', path };
  throw new Refused(
    `${path} is ${chart} ${found}, and the network pins ${version}. Bring that version, or pin the other one under \`operators\`.`,
  );
}
