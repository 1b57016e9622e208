export { createNodes } from './create-nodes.ts';
export type { PluginOptions } from './options.ts';

export const name = '@netloom/nx-netloom';
