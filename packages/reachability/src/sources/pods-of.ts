/** Pods of a namespace without any label that a policy selects, as a column of the matrix names them. */
export function printPodsOf(namespace: string): string {
  return `pods of ${namespace}`;
}

/** The namespace of such a name; null for any other text. */
export function parsePodsOf(text: string): string | null {
  return /^pods of (.+)$/s.exec(text)?.[1] ?? null;
}
