module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'umbrella',
  // the first test may have to fetch Helm
  testTimeout: 180_000,
};
