module.exports = {
  ...require('../jest.preset.cjs'),
  displayName: 'e2e',
  // most of a test is waiting for Helm and API servers
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/closing-lines.cjs'],
};
