import { lintConfig } from './tools/nx-netloom/src/lint/lint-config.ts';

export default lintConfig();
