export { DebianMissing } from './debian-missing.ts';
export { ensureChromium, type Chromium } from './ensure-chromium.ts';
export { ensureDebianProgram } from './ensure-debian-program.ts';
export { ensureNpmFile } from './ensure-npm-file.ts';
export { ensureTool } from './ensure-tool.ts';
export { GoMissing } from './go-missing.ts';
export { inScratchClone, type ScratchClone } from './scratch-clone.ts';
export type { ToolOptions } from './tool-options.ts';
export type { ToolName } from './tools.ts';
