/** Defined by tools/npm-package for the code that it bundles, and nowhere else. */
declare const NETLOOM_PACKAGED: true | undefined;

/** Whether this is the npm package, and not a checkout: its charts are archives, and there is nothing to render them from. */
export const PACKAGED: boolean = typeof NETLOOM_PACKAGED !== 'undefined';

/**
 * The root of what is read beside the code: `charts/`, and the page of each code. The package has the layout of the
 * checkout, so that a path from here is the same in both.
 */
export const ASSETS: URL = new URL(PACKAGED ? '../' : '../../../', import.meta.url);
