import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { map, scalar, textOf } from '../planned.ts';
import { statedAt, textAt, textsAt } from '../read-tree.ts';

const GROUP = 'cert-manager.io';

/** cert-manager: who issues the wildcard certificates of entry points (cert-manager.io/v1, Certificate). */
export const certificates: SourceKind = {
  objects: {
    'cert-manager.io/Certificate': (object, draft) => {
      const { tree } = object;
      const issuer = statedAt(tree, 'spec', 'issuerRef', 'name');
      if (issuer === undefined || (textAt(tree, 'spec', 'issuerRef', 'group') ?? GROUP) !== GROUP) return;
      const kind = textAt(tree, 'spec', 'issuerRef', 'kind') ?? 'Issuer';
      const stated = kind === 'ClusterIssuer' ? undefined : scalar(kind, issuer.from);
      const secretName = statedAt(tree, 'spec', 'secretName');
      const tls = map({ issuer, kind: stated, secretName }, nameNode(object));
      for (const name of textsAt(tree, 'spec', 'dnsNames').map(textOf)) {
        const domain = name.slice(2);
        if (name.startsWith('*.') && !draft.certificates.has(domain)) draft.certificates.set(domain, tls);
      }
    },
  },
};
