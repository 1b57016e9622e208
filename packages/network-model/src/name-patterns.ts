const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
/** What is a secret, or not decided yet: `<secret-domain>`. */
const PLACEHOLDER = `<${LABEL}>`;
const PART = `(${LABEL}|${PLACEHOLDER})`;

export const NAME = new RegExp(`^${LABEL}$`);
/** A host name; a placeholder may stand for one label or for several. */
export const HOSTNAME = new RegExp(`^(\\*\\.)?${PART}(\\.${PART})*$`);
export const LONGEST_HOSTNAME = 253;
