/** On DNSEndpoints of a resolver at home, with its name. The external-dns of a zone leaves them alone. */
export const RESOLVER_ANNOTATION = 'netloom.io/resolver';
