/**
 * The property by which external-dns decides whether Cloudflare proxies a record. Cloudflare's provider keeps the whole
 * annotation key as the property's name, so it follows external-dns' `annotationPrefix`.
 */
export const ANNOTATION_PREFIX = 'external-dns.kubernetes.io/';
export const CLOUDFLARE_PROXIED = `${ANNOTATION_PREFIX}cloudflare-proxied`;
