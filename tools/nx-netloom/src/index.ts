export { createNodes } from './create-nodes.ts';
export type { Options } from './options.ts';

export const name = '@netloom/nx-netloom';
