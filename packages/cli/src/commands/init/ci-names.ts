/** Services of Git that init writes a job for. */
export const CI_NAMES = ['github', 'forgejo', 'gitlab'] as const;

export type CiName = (typeof CI_NAMES)[number];
