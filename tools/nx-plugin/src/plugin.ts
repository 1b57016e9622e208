import { dependOnNetloom } from './depend-on-netloom.ts';
import { inferProjects } from './infer-projects.ts';
import type { CreateDependencies, CreateNodes } from './nx-api.ts';

export type { NetloomPluginOptions } from './plugin-options.ts';

/** The name of the plugin. */
export const name = 'netloom/nx';

/**
 * The projects of network files. Nx fixes the glob before it knows the options, therefore it is that of all YAML files, and the
 * options say which of them are networks.
 */
export const createNodes: CreateNodes = ['**/*.{yaml,yml}', inferProjects];

/**
 * The name that Nx 21 knows.
 * @alias createNodes
 */
export const createNodesV2: CreateNodes = createNodes;

/** What in the graph the projects of networks depend on. */
export const createDependencies: CreateDependencies = dependOnNetloom;
