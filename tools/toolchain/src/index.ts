export { DebianMissing } from './debian-missing.ts';
export { ensureDebianProgram } from './ensure-debian-program.ts';
export { ensurePythonProgram, type PythonProgram } from './ensure-python-program.ts';
export { ensureTool } from './ensure-tool.ts';
export { GoMissing } from './go-missing.ts';
export { PythonMissing } from './python-missing.ts';
export { inScratchClone, type ScratchClone } from './scratch-clone.ts';
export type { ToolOptions } from './tool-options.ts';
export type { ToolName } from './tools.ts';
