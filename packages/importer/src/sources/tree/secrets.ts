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
