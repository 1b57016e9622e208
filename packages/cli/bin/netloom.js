#!/usr/bin/env node
// The entry of a checkout, which runs the sources.
import { start } from './start.js';

await start({
  node: '24',
  help: 'In a checkout `npm ci` brings the right one for Linux on x64 and arm64 and for Windows on x64; elsewhere install it.',
  load: async () => {
    const { useCompileCache } = await import('./compile-cache.js');
    const uncached = useCompileCache(process.env);
    if (uncached !== null) console.error(`netloom: ${uncached}`);
    return import('../src/main.ts');
  },
});
