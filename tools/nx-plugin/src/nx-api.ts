import type { NetloomPluginOptions } from './plugin-options.ts';

/*
 * What Nx 21 to 24 and this plugin say to each other, as far as the plugin needs it. Nx's own types are not used: their
 * names have other meanings in other versions. A test compares these with the installed version.
 */

/** A project that is inferred from a network file. */
export interface InferredProject {
  readonly name: string;
  readonly projectType: 'application';
  readonly targets: Record<string, InferredTarget>;
  readonly metadata: { readonly technologies: string[]; readonly description: string };
}

/** A target. Its lists are mutable, since those of Nx's own types are. */
export interface InferredTarget<Input = TargetInput> {
  readonly command: string;
  readonly cache: boolean;
  readonly inputs: Input[];
  readonly outputs: string[];
  readonly metadata: { readonly technologies: string[]; readonly description: string };
}

export type TargetInput = string | { runtime: string } | { externalDependencies: string[] };

/** A network file, and its project by the project's folder. */
export type InferredFile = readonly [
  file: string,
  result: { readonly projects: Record<string, InferredProject> },
];

/** The glob of the files that Nx hands over, and what makes projects of them. */
export type CreateNodes = readonly [
  glob: string,
  createNodes: (files: readonly string[], options: NetloomPluginOptions | undefined) => InferredFile[],
];

/** The part of the project graph that the plugin reads. */
export interface GraphContext {
  readonly externalNodes: Readonly<Record<string, unknown>> | undefined;
  readonly fileMap: {
    readonly projectFileMap: Readonly<Record<string, readonly { readonly file: string }[]>>;
  };
}

export interface GraphDependency {
  source: string;
  target: string;
  type: 'implicit';
}

export type CreateDependencies = (
  options: NetloomPluginOptions | undefined,
  context: GraphContext,
) => GraphDependency[];
