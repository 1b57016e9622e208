/** The root of this repository. */
export const ROOT = new URL('../../../../', import.meta.url);

/** The networks that tests read: those of the repository are edited without running the tests of packages. */
export const FIXTURES = new URL('tools/fixtures/', ROOT);
