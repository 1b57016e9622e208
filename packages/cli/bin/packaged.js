#!/usr/bin/env node
// The entry of the npm package, which is there as bin/netloom.js.
import { start } from './start.js';

await start({
  // as `engines` of its package.json
  node: '22.19',
  help: 'Install a newer one: https://nodejs.org/en/download',
  load: () => import('../lib/packaged-main.js'),
});
