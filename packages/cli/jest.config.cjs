module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'cli',
  globalSetup: require.resolve('../../tools/test-runner/src/create-run-folder.cjs'),
  globalTeardown: require.resolve('../../tools/test-runner/src/remove-run-folder.cjs'),
};
