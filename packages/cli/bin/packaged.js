#!/usr/bin/env node
// The entry of the npm package, which is there as bin/netloom.js: one file of CommonJS with all that it imports.
import { start } from './start.js';

void start({
  // as `engines` of its package.json
  node: '22.19',
  help: 'Install a newer one: https://nodejs.org/en/download',
  load: async () => {
    const { loadPackaged } = await import('./load-packaged.js');
    return loadPackaged(
      process.getBuiltinModule('node:path').join(import.meta.dirname, '../lib'),
      'packaged-main.js',
    );
  },
});
