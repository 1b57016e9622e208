import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** The fields of a Chart.yaml that the plugin reads. */
export interface ChartFile {
  readonly name: string;
  readonly version: string;
  readonly subcharts: readonly string[];
}

/** Reads a Chart.yaml; throws where it is invalid. */
export function readChartFile(path: string): ChartFile {
  return parseChartFile(readFileSync(path, 'utf8'), path);
}

/** The same for a text that came from `path`. */
export function parseChartFile(yaml: string, path: string): ChartFile {
  const content: unknown = load(yaml, { filename: path });
  const dependencies = field(content, 'dependencies') ?? [];
  if (!Array.isArray(dependencies)) throw new Error(`${path}: dependencies is not a list`);
  return {
    name: text(content, 'name', path),
    version: text(content, 'version', path),
    subcharts: dependencies.map((dependency: unknown) => text(dependency, 'name', path)),
  };
}

function text(owner: unknown, key: string, path: string): string {
  const value = field(owner, key);
  if (typeof value !== 'string') throw new Error(`${path}: ${key} is not a string`);
  return value;
}

function field(owner: unknown, key: string): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined;
  return Object.entries(owner).find(([name]) => name === key)?.[1];
}
