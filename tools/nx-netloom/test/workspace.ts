import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CreateNodesResult, NxJsonConfiguration } from '@nx/devkit';
import { createNodes } from '../src/create-nodes.ts';
import type { PluginOptions } from '../src/options.ts';

/** What the plugin infers from the given files, each written into a temporary workspace, and as one map of projects. */
export async function infer(
  files: Readonly<Record<string, string>>,
  { options, nxJson = {} }: { readonly options?: PluginOptions; readonly nxJson?: NxJsonConfiguration } = {},
): Promise<NonNullable<CreateNodesResult['projects']>> {
  const workspaceRoot = await mkdtemp(join(tmpdir(), 'netloom-nx-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(workspaceRoot, path)), { recursive: true });
      await writeFile(join(workspaceRoot, path), text);
    }
    const matching = Object.keys(files).filter((path) =>
      /((Chart|network)\.yaml|tsconfig\.json)$/.test(path),
    );
    const results = await createNodes[1](matching, options, { nxJsonConfiguration: nxJson, workspaceRoot });
    return Object.fromEntries(results.flatMap(([, { projects = {} }]) => Object.entries(projects)));
  } finally {
    await rm(workspaceRoot, { recursive: true, force: true });
  }
}

/** A Chart.yaml with the given subcharts beside it. */
export function chartYaml(name: string, subcharts: readonly string[] = []): string {
  const dependencies = subcharts.map(
    (subchart) => `  - name: ${subchart}\n    version: 0.1.0\n    repository: file://../${subchart}\n`,
  );
  return [
    `apiVersion: v2\nname: ${name}\nversion: 1.2.3\n`,
    ...(dependencies.length === 0 ? [] : ['dependencies:\n', ...dependencies]),
  ].join('');
}
