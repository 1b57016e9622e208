import type { Environment } from '@netloom/helm';

export interface ToolOptions {
  readonly env: Environment;
  readonly onProgress: (text: string) => void;
}

export const fromProcess: ToolOptions = {
  env: process.env,
  onProgress: (text) => process.stderr.write(`${text}\n`),
};
