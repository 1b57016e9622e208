/** An own field of what may be anything. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

export function textAt(value: unknown, name: string): string | null {
  const text = field(value, name);
  return typeof text === 'string' ? text : null;
}

export function numberAt(value: unknown, name: string): number | null {
  const number = field(value, name);
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
