import { UsageError } from '@netloom/diagnostics/error';
import type { NetworkTargets } from './network-targets.ts';

type TargetKey = keyof NetworkTargets<unknown>;

export const TARGET_KEYS = ['validate', 'build', 'check', 'template'] as const satisfies readonly TargetKey[];

/** The options with their defaults. */
export interface PluginSettings {
  readonly networks: readonly string[];
  /** The name of each target. */
  readonly targets: Readonly<Record<TargetKey, string>>;
}

const DEFAULTS: PluginSettings = {
  networks: ['**/network.yaml'],
  targets: { validate: 'validate', build: 'build', check: 'check', template: 'template' },
};

/** Reads the options of nx.json, which nothing has checked before; throws a UsageError where they are wrong. */
export function readOptions(options: unknown): PluginSettings {
  const { networks, targets } = section(options, 'options', DEFAULTS);
  return {
    networks: networks === undefined ? DEFAULTS.networks : globs(networks),
    targets: { ...DEFAULTS.targets, ...names(section(targets, 'options.targets', DEFAULTS.targets)) },
  };
}

/** An object of nx.json that has no other keys than `known`. */
function section(value: unknown, path: string, known: object): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(`${path} must be an object`, value);
  }
  const unknown = Object.keys(value).find((key) => !(key in known));
  if (unknown !== undefined) {
    throw wrong(`unknown key "${unknown}" in ${path}; it may have ${Object.keys(known).join(', ')}`);
  }
  return { ...value };
}

function globs(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw wrong('options.networks must be a list of globs', value);
  }
  return value.map((glob, index) => text(glob, `options.networks[${index}]`));
}

function names(targets: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(targets).map(([key, name]) => [key, text(name, `options.targets.${key}`)]),
  );
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(`${path} must be a text`, value);
  return value;
}

function wrong(what: string, value?: unknown): UsageError {
  const found = value === undefined ? '' : `: ${JSON.stringify(value)}`;
  return new UsageError(`nx.json, plugin netloom/nx: ${what}${found}.`);
}
