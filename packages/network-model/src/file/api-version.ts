/** The format that is read; docs/upgrading.md says when it changes. */
export const API_VERSION = 'netloom/v1';
