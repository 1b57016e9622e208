import type { SourceNode } from '@netloom/diagnostics';
import type { TreeScalar } from '../tree.ts';

/** SOPS: `ENC[AES256_GCM,data:…]`; Ansible Vault; age and PGP armour. What is encrypted is of no use to a reader. */
const ENCRYPTED = /^(?:ENC\[[A-Z0-9_]+,|\$ANSIBLE_VAULT;|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----)/;

/** The scalar, or its placeholder where its value is encrypted. */
export function concealEncrypted(scalar: TreeScalar, key: string): TreeScalar {
  if (typeof scalar.value !== 'string' || !ENCRYPTED.test(scalar.value)) return scalar;
  return conceal(scalar, key);
}

/** The scalar without its value: a placeholder that is named after its key stands for it. */
export function conceal(scalar: TreeScalar, name: string): TreeScalar {
  const placeholder = secretPlaceholder(name);
  return { ...scalar, value: placeholder, hidden: [{ kind: 'secret', placeholder, name }] };
}

/** The text with all letters of the data of its Secrets made `x`, so that nothing that shows a part of it shows a secret. */
export function maskSecrets(text: string, documents: readonly SourceNode[]): string {
  if (!/kind['"]?:[ \t]*['"]?Secret\b/.test(text)) return text;
  let masked = text;
  for (const document of documents) {
    const kind = childOf(document, 'kind');
    if (kind?.kind !== 'scalar' || kind.value !== 'Secret') continue;
    for (const field of ['data', 'stringData']) {
      const data = childOf(document, field);
      if (data?.kind !== 'mapping') continue;
      for (const { value } of data.entries.values()) {
        if (value.kind === 'scalar') masked = maskSpan(masked, value.span);
      }
    }
  }
  return masked;
}

function childOf(node: SourceNode, key: string): SourceNode | undefined {
  return node.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

/** Quotes and the header of a block stay, so that it is the same YAML. */
function maskSpan(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const written = text.slice(start, end);
  if (written === '' || written.startsWith('*')) return text;
  const header = /^[|>][^\r\n]*/.exec(written)?.[0] ?? '';
  const rest = written.slice(header.length);
  const quoted = /^(['"]).*\1$/s.test(rest);
  const body = quoted ? rest.slice(1, -1) : rest;
  const mask = body.replace(/\S/g, 'x');
  const masked = quoted ? rest.slice(0, 1) + mask + rest.slice(-1) : mask;
  return text.slice(0, start) + header + masked + text.slice(end);
}

/** `<secret-domain>` for `SECRET_DOMAIN`, and for `domain`. */
export function secretPlaceholder(name: string): string {
  const words = wordsOf(name);
  return words.startsWith('secret') ? `<${words}>` : words === '' ? '<secret>' : `<secret-${words}>`;
}

/** `<cluster-name>` for a variable `CLUSTER_NAME` that is stated nowhere. */
export function unknownPlaceholder(name: string): string {
  return `<${wordsOf(name) || 'unknown'}>`;
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
