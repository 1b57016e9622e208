import { fileURLToPath } from 'node:url';

/** The checkout that this command runs from: its charts and schemas are rendered, templated and packaged. */
export const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
export const CHARTS_FOLDER = fileURLToPath(new URL('../../../../charts/', import.meta.url));
