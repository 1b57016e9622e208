module.exports = { ...require('../../jest.preset.cjs'), displayName: 'page-driver' };
