module.exports = { ...require('../../jest.preset.cjs'), displayName: 'pull-request' };
