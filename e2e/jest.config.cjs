const { availableParallelism } = require('node:os');
const preset = require('../jest.preset.cjs');

module.exports = {
  ...preset,
  displayName: 'e2e',
  globalSetup: require.resolve('../tools/test-runner/src/create-run-folder.cjs'),
  globalTeardown: require.resolve('../tools/test-runner/src/remove-run-folder.cjs'),
  testPathIgnorePatterns: ['<rootDir>/test/faults/'],
  // one more than cores: now and then all of a test is waiting for Helm or an API server
  maxWorkers: availableParallelism() + 1,
  reporters: [...preset.reporters, '<rootDir>/closing-lines.cjs'],
};
