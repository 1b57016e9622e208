import type { Checked } from '@netloom/engine';
import { secretInPlaintext } from '@netloom/network-model';
import type { Plan } from './plan.ts';

/** Shorter parts of a secret are words like any other. */
const SHORTEST = 8;

/** Texts of a network file that the rule about plaintext secrets found, line by line as their values have them. */
export function secretsOf({ source, diagnostics }: Checked): readonly string[] {
  return diagnostics
    .filter(({ code }) => code === secretInPlaintext.code)
    .flatMap(({ range }) =>
      range === null ? [] : source.text.slice(range.start.offset, range.end.offset).split(/\r?\n/),
    )
    .map((line) => line.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter(({ length }) => length >= SHORTEST);
}

/** The plan as it may be shown: an old file may hold what the new one had taken out. */
export function concealPlan(plan: Plan, secrets: readonly string[]): Plan {
  const conceal = (text: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '•'.repeat(SHORTEST)), text);
  return secrets.length === 0 ? plan : mapTexts(plan, conceal);
}

function mapTexts<T>(value: T, map: (text: string) => string): T;
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, mapTexts<unknown>(field, map)]),
  );
}
