/** One file of an npm package, pinned: for programs of which a whole dependency tree would be installed with every checkout. */
export interface NpmFile {
  readonly name: string;
  readonly version: string;
  /** Of its archive, as the registry has it. */
  readonly integrity: string;
  readonly path: string;
}

export const NPM_FILES = {
  'axe-core': {
    name: 'axe-core',
    version: '4.14.1',
    integrity:
      'sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==',
    path: 'axe.min.js',
  },
  mermaid: {
    name: 'mermaid',
    version: '12.3.0',
    integrity:
      'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
    path: 'dist/mermaid.min.js',
  },
} as const satisfies Readonly<Record<string, NpmFile>>;

export type NpmFileName = keyof typeof NPM_FILES;
