/** The root of this repository. */
export const ROOT = new URL('../../../../', import.meta.url);
