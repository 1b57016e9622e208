import { join } from 'node:path';
import { defineConfig, type OxlintConfig } from 'oxlint';
import { JAVASCRIPT, JAVASCRIPT_AND_TYPESCRIPT } from './javascript-rules.ts';
import { layers } from './layers.ts';
import { BY_SYNTAX, BY_TYPE } from './typescript-rules.ts';

/** They print themselves as a person writes them. */
const VALUE_OBJECTS = [
  { name: 'Address', file: 'address.ts' },
  { name: 'AddressRange', file: 'address-range.ts' },
  { name: 'Cidr', file: 'cidr.ts' },
];

/** A program of its own: the chart carries it as one bundled file, and a pod runs it. */
const IN_CLUSTER = 'packages/proxmox/src/in-cluster/main.ts';

const PROCESSES = ['execa', 'node:child_process'].map((name) => ({
  name,
  message: 'Only helm, cli and tools start processes.',
}));
const FILES = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  message:
    'Only helm, the edges of engine, archives and registry, cli and tools touch files, and what reads a token or a CA.',
}));

const SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'ExportAllDeclaration', message: 'Re-export by name.' },
  {
    // any object with the same fields passes for its instance; errors are distinguished by instanceof
    selector:
      ':matches(ClassDeclaration, ClassExpression)[superClass=null]:not(:has(PrivateIdentifier, MethodDefinition[static=false][kind!="constructor"], PropertyDefinition[value.type="ArrowFunctionExpression"]))',
    message: 'Use an interface, or add a #private member or a method: this class has fields only.',
  },
];

/** What a line comment may begin with besides a lower-case word: a name, or anything with a second capital, a digit or a dot. */
const NAMES_IN_COMMENTS = [
  "(?:Argo CD|Artifact Hub|Cloudflare|Emacs|Flux|Go|Helm|Jest|Kubernetes|Node|Nx|Perl|Prometheus|Proxmox|Tailscale|Traefik|Unicode|Vim|Windows)(?:'s?)?\\b",
  '[A-Z]\\w*[A-Z0-9.~]',
].join('|');

const ROOT = join(import.meta.dirname, '../../../..');

/** The configuration of this repository, or of one that a test makes. */
export function lintConfig(root: string = ROOT): OxlintConfig {
  return defineConfig({
    // each rule is named here or in what is imported here
    categories: { correctness: 'off' },
    plugins: ['typescript'],
    jsPlugins: [
      { name: 'eslint-js', specifier: 'oxlint-plugin-eslint' },
      { name: 'nx', specifier: '@nx/eslint-plugin' },
      { name: 'perfectionist', specifier: 'eslint-plugin-perfectionist' },
    ],
    options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
    ignorePatterns: [
      ...['**/dist/**', '.nx/**', 'charts/**'],
      // what the bench is compared with has dependencies of its own
      'bench/peers/**',
      'packages/network-model/src/form/network-form.ts',
      'packages/umbrella/src/form/values-form.ts',
      'packages/deployment/src/operators/helm-chart-form.ts',
    ],
    rules: JAVASCRIPT_AND_TYPESCRIPT,
    overrides: [
      {
        // TypeScript
        files: ['**/*.ts'],
        rules: {
          ...BY_SYNTAX,
          ...BY_TYPE,
          'typescript/restrict-template-expressions': [
            'error',
            {
              allowNumber: true,
              allow: VALUE_OBJECTS.map(({ name, file }) => ({
                from: 'file',
                name,
                path: join(root, 'packages/addresses/src', file),
              })),
            },
          ],
          'eslint-js/no-restricted-syntax': ['error', ...SYNTAX],
        },
      },
      {
        // style
        files: ['**/*.ts'],
        rules: {
          // `if (x) return y;` where it fits into one line, else braces; oxfmt decides what fits
          curly: ['error', 'multi-line', 'consistent'],
          'perfectionist/sort-imports': [
            'error',
            {
              type: 'alphabetical',
              groups: ['side-effect', 'builtin', 'external', ['parent', 'sibling', 'index']],
              internalPattern: [],
              newlinesBetween: 0,
              sortSideEffects: false,
            },
          ],
          // a line comment is a remark, and begins small; a doc comment is a sentence
          'capitalized-comments': [
            'error',
            'never',
            {
              line: { ignorePattern: NAMES_IN_COMMENTS, ignoreConsecutiveComments: true },
              block: { ignorePattern: '.' },
            },
          ],
        },
      },
      {
        // only the cli prints
        files: ['packages/*/src/**/*.ts'],
        excludeFiles: ['packages/cli/**', IN_CLUSTER],
        rules: {
          'no-console': 'error',
          'no-restricted-globals': ['error', { name: 'process', message: 'Only cli touches the process.' }],
        },
      },
      {
        // processes
        files: ['packages/*/src/**/*.ts'],
        excludeFiles: ['packages/{cli,helm}/**'],
        rules: { 'no-restricted-imports': ['error', { paths: PROCESSES }] },
      },
      {
        // files
        files: ['packages/*/src/**/*.ts'],
        // testing/ is what tests of other packages read networks with.
        excludeFiles: [
          'packages/{archives,cli,cluster,engine,helm,importer,registry,rollout}/**',
          'packages/page/src/bundled-licences.ts',
          'packages/*/src/testing/**',
          IN_CLUSTER,
        ],
        rules: { 'no-restricted-imports': ['error', { paths: [...PROCESSES, ...FILES] }] },
      },
      {
        // layers
        files: ['**/*.ts'],
        rules: {
          'nx/enforce-module-boundaries': [
            'error',
            {
              allow: [],
              // what is lazy is the run module of a command, see below, and not a package.
              checkDynamicDependenciesExceptions: ['@netloom/**'],
              depConstraints: Object.entries(layers).map(([layer, may]) => ({
                sourceTag: `layer:${layer}`,
                onlyDependOnLibsWithTags: may,
              })),
            },
          ],
        },
      },
      {
        // one lazy boundary per command
        files: ['packages/cli/src/**/*.ts'],
        excludeFiles: ['packages/cli/src/commands/**/command.ts'],
        rules: {
          'eslint-js/no-restricted-syntax': [
            'error',
            ...SYNTAX,
            {
              selector: 'ImportExpression',
              message: 'Only command.ts imports lazily: the run module beside it.',
            },
          ],
        },
      },
      {
        // tests
        files: ['**/test/**/*.ts'],
        rules: {
          'typescript/explicit-module-boundary-types': 'off',
          'typescript/no-non-null-assertion': 'off',
        },
      },
      {
        // files that Node runs as they are
        files: ['**/*.{js,cjs}'],
        rules: JAVASCRIPT,
      },
      {
        files: ['**/*.cjs'],
        globals: { module: 'writable', process: 'readonly', require: 'readonly' },
      },
      {
        files: ['**/*.js'],
        globals: { process: 'readonly', console: 'readonly', URL: 'readonly' },
      },
    ],
  });
}
