export type Bump = 'major' | 'minor' | 'patch';

/** The header of a conventional commit. */
const HEADER = /^(?<type>\w+)(?:\([^)]*\))?(?<breaking>!)?: /;
const BREAKING_FOOTER = /^BREAKING[ -]CHANGE: /m;

/** By how much a release with these commits differs. Below 1.0.0 Nx takes each as the next smaller one. */
export function bumpOf(messages: readonly string[]): Bump {
  const headers = messages.map((message) => HEADER.exec(message)?.groups);
  const isBreaking = headers.some((header) => header?.breaking !== undefined);
  if (isBreaking || messages.some((message) => BREAKING_FOOTER.test(message))) return 'major';
  return headers.some((header) => header?.type === 'feat') ? 'minor' : 'patch';
}
