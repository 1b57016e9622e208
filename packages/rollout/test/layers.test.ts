import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SRC = join(import.meta.dirname, '../src');

/** Each folder, and those that it may import: external-dns and Terraform have the same stages. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  changes: [],
  steps: [],
  release: ['changes'],
  observe: ['changes', 'release'],
  plan: ['changes', 'release', 'observe'],
  apply: ['changes', 'release', 'observe', 'plan', 'steps'],
  remove: ['changes', 'release', 'observe', 'plan', 'steps'],
};

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function layerOf(path: string): string {
  return path.split(sep)[0] ?? '';
}

/** `plan/plan.ts imports apply/plan.ts`, for each import that goes back. */
function importsBack(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const own = layerOf(file);
  return [...text.matchAll(/from '(\.[^']+)'/g)]
    .map(([, path = '']) => relative(SRC, join(SRC, file, '..', path)))
    .filter((target) => layerOf(target) !== own && LAYERS[own]?.includes(layerOf(target)) !== true)
    .map((target) => `${file} imports ${target}`);
}

describe('the folders of rollout', () => {
  it('are all of them layers', () => {
    expect([...new Set(FILES.map(layerOf))].sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it('import one another in one direction', () => {
    expect(FILES.flatMap(importsBack)).toEqual([]);
  });
});
