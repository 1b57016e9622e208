import type { InferredTarget } from './nx-api.ts';

/** The targets of a network, by what they do. */
export interface NetworkTargets<Input> {
  readonly validate: InferredTarget<Input>;
  readonly build: InferredTarget<Input>;
  readonly check: InferredTarget<Input>;
  readonly template: InferredTarget<Input>;
}

/** The inputs of the targets of a network. */
export interface NetworkInputs<Input> {
  /** What every command reads: the file, and the version of netloom. */
  readonly sources: readonly Input[];
  /** The generated files, where the sources do not have them. */
  readonly generated: readonly Input[];
  /** The version of Helm. */
  readonly helm: readonly Input[];
}

/** The targets of one network file; `file` is written as the shell has to read it. */
export function networkTargets<Input>({
  file,
  outputs,
  inputs: { sources, generated, helm },
}: {
  readonly file: string;
  readonly outputs: readonly string[];
  readonly inputs: NetworkInputs<Input>;
}): NetworkTargets<Input> {
  return {
    validate: {
      command: `netloom validate ${file}`,
      cache: true,
      inputs: [...sources],
      outputs: [],
      metadata: { technologies: ['netloom'], description: 'Checks the network' },
    },
    build: {
      command: `netloom build ${file}`,
      cache: true,
      inputs: [...sources],
      outputs: [...outputs],
      metadata: { technologies: ['netloom'], description: 'Writes generated/' },
    },
    check: {
      command: `netloom build ${file} --check`,
      cache: true,
      inputs: [...sources, ...generated],
      outputs: [],
      metadata: { technologies: ['netloom'], description: 'Checks that generated/ is up to date' },
    },
    template: {
      command: `netloom template ${file} --summary`,
      cache: true,
      inputs: [...sources, ...helm],
      outputs: [],
      metadata: { technologies: ['helm'], description: 'The manifests, through Helm' },
    },
  };
}
