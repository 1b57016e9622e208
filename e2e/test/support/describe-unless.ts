/** `describe` without a reason against it; else the tests are skipped, and their title and the log say why. */
export function describeUnless(reason: string | null, title: string, tests: () => void): void {
  if (reason === null) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`skipped: ${title}, since ${reason}\n`);
  describe.skip(`${title} (skipped, since ${reason})`, tests);
}
