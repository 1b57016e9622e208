module.exports = { ...require('../../jest.preset.cjs'), displayName: 'go-regexp' };
