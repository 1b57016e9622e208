import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ASSETS } from '@netloom/engine/assets';

/** The checkout or the npm package that this command runs from. */
export const WORKSPACE = fileURLToPath(ASSETS);
/** Its charts: folders in a checkout, archives in the npm package. */
export const CHARTS_FOLDER = join(WORKSPACE, 'charts');
