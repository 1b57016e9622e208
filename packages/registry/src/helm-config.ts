import * as z from 'zod';

// the keys of each object stand in the order in which Helm writes them, and zod gives them in this order:
// https://github.com/helm/helm/blob/main/pkg/chart/v2/metadata.go and dependency.go
const Maintainer = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  url: z.string().optional(),
});

const Dependency = z.object({
  name: z.string(),
  version: z.string().optional(),
  repository: z.string().default(''),
  condition: z.string().optional(),
  tags: z.array(z.string()).optional(),
  enabled: z.boolean().optional(),
  'import-values': z.array(z.unknown()).optional(),
  alias: z.string().optional(),
});

/** Chart.yaml, as Helm reads it. */
export const HelmMetadata = z.object({
  name: z.string(),
  home: z.string().optional(),
  sources: z.array(z.string()).optional(),
  version: z.string(),
  description: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  maintainers: z.array(Maintainer).optional(),
  icon: z.string().optional(),
  apiVersion: z.string().optional(),
  condition: z.string().optional(),
  tags: z.string().optional(),
  appVersion: z.string().optional(),
  deprecated: z.boolean().optional(),
  annotations: z.record(z.string(), z.string()).transform(sorted).optional(),
  kubeVersion: z.string().optional(),
  dependencies: z.array(Dependency).optional(),
  type: z.string().optional(),
});
export type HelmMetadata = z.output<typeof HelmMetadata>;

const TITLE = 'org.opencontainers.image.title';
const VERSION = 'org.opencontainers.image.version';
const OWN_TITLES: ReadonlySet<string> = new Set([TITLE, VERSION]);

/** The annotations that Helm puts on a chart's manifest: those made from Chart.yaml, then its own. */
export function manifestAnnotations(metadata: HelmMetadata): Readonly<Record<string, string>> {
  const { name, version, description = '', home = '', sources = [], maintainers = [] } = metadata;
  const standard = {
    [TITLE]: name,
    [VERSION]: version,
    'org.opencontainers.image.description': description,
    'org.opencontainers.image.url': home,
    'org.opencontainers.image.source': sources[0] ?? '',
    'org.opencontainers.image.authors': maintainers.map(authorOf).join(', '),
  };
  const own = Object.entries(metadata.annotations ?? {}).filter(([key]) => !OWN_TITLES.has(key));
  const filled = Object.entries(standard).filter(([, value]) => value.trim() !== '');
  return sorted(Object.fromEntries([...filled, ...own]));
}

/** JSON as Go's encoding/json writes it. */
export function goJson(value: unknown): Buffer {
  const text = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(text);
}

function authorOf({ name = '', email }: z.output<typeof Maintainer>): string {
  return email === undefined ? name : `${name} (${email})`;
}

function sorted(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
