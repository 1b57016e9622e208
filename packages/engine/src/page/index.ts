export { PROGRAM_PATHS } from './load-program.ts';
export { networkPage } from './network-page.ts';
