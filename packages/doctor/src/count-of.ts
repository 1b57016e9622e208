/** `1 node`, `3 nodes`, `2 NetworkPolicies`, `4 addresses` */
export function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun.replace(/y$/, 'ie').replace(/s$/, 'se')}s`}`;
}
