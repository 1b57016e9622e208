import type { Fact } from './subject.ts';

export function text(name: string, values: readonly string[]): Fact {
  return { name, values };
}

/** Addresses, names and rules. */
export function code(name: string, values: readonly string[]): Fact {
  return { name, values, code: true };
}

/** `yes` or nothing at all. */
export function flag(name: string, holds: boolean): readonly Fact[] {
  return holds ? [text(name, ['yes'])] : [];
}
