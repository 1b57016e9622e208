import { fsync } from 'node:fs';
import { promisify } from 'node:util';

/** Waits until what an open file or folder has is on the disk. */
export const flush: (descriptor: number) => Promise<void> = promisify(fsync);
