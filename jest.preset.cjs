// Helm and the control plane are Go programs that end soon: memory is cheaper than collecting their garbage.
process.env.GOGC ??= '400';

module.exports = {
  // A guard against what hangs, no measure of speed: tests start Helm and whole commands on machines that are busy.
  testTimeout: 120_000,
  reporters: ['default', require.resolve('./tools/verdict/src/jest-reporter.ts')],
  testRunner: require.resolve('./tools/test-runner/src/run-test-file.ts'),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Node runs TypeScript
  transform: {},
};
