#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read, since it is what tells them that they are too old.
import { useCompileCache } from './compile-cache.js';

const NEEDED = 24;
const found = Number(process.versions.node.split('.')[0]);

if (found < NEEDED) {
  console.error(
    `netloom needs Node ${NEEDED} or newer; this is Node ${process.versions.node} (${process.execPath}). In a checkout \`npm ci\` brings the right one for Linux on x64 and arm64 and for Windows on x64; elsewhere install it.`,
  );
  process.exitCode = 4;
} else {
  const uncached = useCompileCache(process.env);
  if (uncached !== null) console.error(`netloom: ${uncached}`);
  const { main } = await import('../src/main.ts');
  await main(process.argv);
}
