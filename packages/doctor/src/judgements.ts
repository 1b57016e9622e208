import type { Fix, Judgement, Problem } from './check.ts';

export function judged(saw: string, problems: Iterable<Problem> = []): Judgement {
  return { saw, problems: [...problems], unknown: [] };
}

export function fixBy(text: string, ...commands: readonly string[]): Fix {
  return { text, commands };
}

/** `1 node`, `3 nodes`, `2 NetworkPolicies`, `4 addresses` */
export function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun.replace(/y$/, 'ie').replace(/s$/, 'se')}s`}`;
}
