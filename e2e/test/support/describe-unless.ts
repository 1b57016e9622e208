/** `describe` without a reason against it; else the tests are skipped, and their title and the log say why. */
export function describeUnless(reason: string | null, title: string, tests: () => void): void {
  if (reason === null) describe(title, tests);
  else describe.skip(skipped(title, reason), tests);
}

/** `it`, in the same way. */
export function itUnless(
  reason: string | null,
  title: string,
  test: () => Promise<void>,
  timeoutMs?: number,
): void {
  if (reason === null) it(title, test, timeoutMs);
  else it.skip(skipped(title, reason), test);
}

function skipped(title: string, reason: string): string {
  process.stderr.write(`skipped: ${title}, since ${reason}\n`);
  return `${title} (skipped, since ${reason})`;
}
