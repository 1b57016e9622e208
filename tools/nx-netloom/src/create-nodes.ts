import {
  createNodesFromFiles,
  type CreateNodes,
  type CreateNodesContext,
  type CreateNodesResultArray,
} from '@nx/devkit';
import { chartProjects } from './chart-project.ts';
import { networkProjects } from './network-project.ts';
import { normalizeOptions, type PluginOptions } from './options.ts';

const FILES = '{charts/*/Chart.yaml,networks/**/network.yaml,examples/**/network.yaml}';

/** Infers the projects and targets of charts and networks. */
export const createNodes: CreateNodes<PluginOptions> = [FILES, infer];

async function infer(
  files: readonly string[],
  options: PluginOptions | undefined,
  context: CreateNodesContext,
): Promise<CreateNodesResultArray> {
  const normalized = normalizeOptions(options);
  return createNodesFromFiles(
    (file) =>
      file.endsWith('Chart.yaml')
        ? chartProjects(file, normalized, context)
        : networkProjects(file, normalized, context),
    files,
    options,
    context,
  );
}
