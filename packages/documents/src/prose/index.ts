export { checkProse, proseDocs } from './check-prose.ts';
export { PROSE_RULES } from './rules/index.ts';
