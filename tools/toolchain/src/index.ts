export { ensureTool, type EnsureTool } from './ensure-tool.ts';
export { GoMissing } from './go-missing.ts';
export { inScratchClone, type ScratchClone } from './scratch-clone.ts';
export type { ToolName } from './tools.ts';
