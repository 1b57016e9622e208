import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import perfectionist from 'eslint-plugin-perfectionist';
import tseslint from 'typescript-eslint';

const kit = ['layer:kit'];
const model = [...kit, 'layer:model'];
const chart = [...kit, 'layer:model'];
const reach = [...chart, 'layer:chart'];
const compose = reach;
const view = [...reach, 'layer:reach', 'layer:compose'];
const engine = [...view, 'layer:view'];
const client = [...engine, 'layer:engine'];
const live = [...client, 'layer:client'];
const app = [...live, 'layer:live'];

/** design: each layer, and the layers it may import. */
const layers = {
  kit,
  model,
  chart,
  reach,
  compose,
  view,
  engine,
  client,
  live,
  app,
  tool: [...app, 'layer:tool'],
  proof: [...app, 'layer:app', 'layer:tool'],
};

/** They print themselves as a person writes them. */
const VALUE_NAMES = ['Address', 'AddressRange', 'Cidr'];
const VALUE_OBJECTS = [
  { from: 'file', name: VALUE_NAMES },
  { from: 'package', name: VALUE_NAMES, package: '@netloom/addresses' },
];

/** A program of its own: the chart carries it as one bundled file, and a pod runs it. */
const IN_CLUSTER = 'packages/proxmox/src/in-cluster/main.ts';

const PROCESSES = ['execa', 'node:child_process'].map((name) => ({
  name,
  message: 'Only helm, cli and tools start processes.',
}));
const SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'ExportAllDeclaration', message: 'Re-export by name.' },
];
const FILES = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  message:
    'Only helm, the edges of engine, archives and registry, cli and tools touch files, and what reads a token or a CA.',
}));

/** What a line comment may begin with besides a lower-case word: a name, or anything with a second capital, a digit or a dot. */
const NAMES_IN_COMMENTS = [
  "(?:Argo CD|Artifact Hub|Cloudflare|Emacs|Flux|Go|Helm|Jest|Kubernetes|Node|Nx|Perl|Prometheus|Proxmox|Tailscale|Traefik|Unicode|Vim|Windows)(?:'s?)?\\b",
  '[A-Z]\\w*[A-Z0-9.~]',
].join('|');

export default tseslint.config(
  {
    name: 'netloom/ignored',
    ignores: [
      ...['**/dist/**', '**/node_modules/**', '.nx/**', 'charts/**'],
      // what the bench is compared with has dependencies of its own
      'bench/peers/**',
      'packages/network-model/src/form/network-form.ts',
      'packages/umbrella/src/form/values-form.ts',
      'packages/deployment/src/operators/helm-chart-form.ts',
    ],
  },
  js.configs.recommended,
  {
    name: 'netloom/typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: VALUE_OBJECTS },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...SYNTAX],
    },
  },
  {
    name: 'netloom/style',
    files: ['**/*.ts'],
    plugins: { perfectionist },
    rules: {
      // `if (x) return y;` where it fits into one line, else braces; prettier decides what fits
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
    name: 'netloom/only-the-cli-prints',
    files: ['packages/*/src/**/*.ts'],
    ignores: ['packages/cli/**', IN_CLUSTER],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'process', message: 'Only cli touches the process.' }],
    },
  },
  {
    name: 'netloom/processes',
    files: ['packages/*/src/**/*.ts'],
    ignores: ['packages/{cli,helm}/**'],
    rules: { 'no-restricted-imports': ['error', { paths: PROCESSES }] },
  },
  {
    name: 'netloom/files',
    files: ['packages/*/src/**/*.ts'],
    // testing/ is what tests of other packages read networks with.
    ignores: [
      'packages/{archives,cli,cluster,engine,helm,importer,registry,rollout}/**',
      'packages/page/src/bundled-licences.ts',
      'packages/*/src/testing/**',
      IN_CLUSTER,
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [...PROCESSES, ...FILES] }] },
  },
  {
    name: 'netloom/layers',
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          // What is lazy is the run module of a command, see below, and not a package.
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
    name: 'netloom/one-lazy-boundary-per-command',
    files: ['packages/cli/src/**/*.ts'],
    ignores: ['packages/cli/src/commands/**/command.ts'],
    rules: {
      'no-restricted-syntax': [
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
    name: 'netloom/tests',
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    name: 'netloom/commonjs',
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'writable', require: 'readonly' } },
  },
  {
    name: 'netloom/entry',
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
