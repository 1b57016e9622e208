module.exports = { ...require('../../jest.preset.cjs'), displayName: 'chart-kit' };
