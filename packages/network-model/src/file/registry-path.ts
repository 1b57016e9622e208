/** RFC 1123, lower case: what every registry and every client of one takes for a host's name. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** 1 to 65535. */
const PORT = '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests: a part of <name> */
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';

/** Sources of regular expressions for the parts of an OCI registry's path, without anchors. */
export const REGISTRY_PATTERNS = {
  /** A name or an IPv4 address. */
  host: `${LABEL}(?:\\.${LABEL})*`,
  port: PORT,
  /** Without slashes at its ends. */
  path: `${COMPONENT}(?:/${COMPONENT})*`,
} as const;
