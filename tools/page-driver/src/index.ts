export { ChromiumSession } from './chromium-session.ts';
export { DrivenPage, FIXED_NAMES, type PageWork } from './driven-page.ts';
export { INTERACTIONS, START_OF_INTERACTIONS, type Interaction } from './interactions.ts';
export { manyServices } from './many-services.ts';
