module.exports = {
  ...require('./jest.config.cjs'),
  displayName: 'e2e and faults',
  testPathIgnorePatterns: [],
};
