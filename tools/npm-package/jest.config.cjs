module.exports = { ...require('../../jest.preset.cjs'), displayName: 'npm-package' };
