import {
  createNodesFromFiles,
  type CreateNodes,
  type CreateNodesContext,
  type CreateNodesResultArray,
} from '@nx/devkit';
import { chartProjects } from './chart-project.ts';
import { networkProjects } from './network-project.ts';
import { normalizeOptions, type PluginOptions } from './options.ts';
import { typescriptProjects } from './typescript-project.ts';

const FILES =
  '{charts/*/Chart.yaml,networks/**/network.yaml,examples/**/network.yaml,packages/*/tsconfig.json,tools/*/tsconfig.json,e2e/tsconfig.json,bench/tsconfig.json}';

/** Infers the projects and targets of charts and networks, and the targets of folders with TypeScript. */
export const createNodes: CreateNodes<PluginOptions> = [FILES, infer];

async function infer(
  files: readonly string[],
  options: PluginOptions | undefined,
  context: CreateNodesContext,
): Promise<CreateNodesResultArray> {
  const normalized = normalizeOptions(options);
  return createNodesFromFiles(
    (file) => {
      if (file.endsWith('tsconfig.json')) return typescriptProjects(file);
      return file.endsWith('Chart.yaml')
        ? chartProjects(file, normalized, context)
        : networkProjects(file, normalized, context);
    },
    files,
    options,
    context,
  );
}
