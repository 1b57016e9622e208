const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';

export const NAME = new RegExp(`^${LABEL}$`);
export const HOSTNAME = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`);
export const LONGEST_HOSTNAME = 253;
