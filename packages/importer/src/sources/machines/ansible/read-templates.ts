import type { Folder } from '../../folder/folder.ts';
import { objectsIn } from '../../object.ts';
import { livenessOfPath } from '../../repository/paths.ts';
import type { RawObject } from '../../repository/raw-objects.ts';
import { mappingOf } from '../../tree/nodes.ts';
import { parseTrees } from '../../tree/parse-trees.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { inventoryOf } from './inventory.ts';
import { fillTemplate, type FindVariable } from './jinja.ts';
import { findVariable, readVariables, type StatedVariables } from './variables.ts';

/** Documents of Talos are no objects: their version has no group. They are read as machines. */
const OBJECTS = /^apiVersion: *(?!v1alpha1\s*$)\S/m;

/** The objects of templates that Ansible fills in with variables only; a manifest with logic is noted, and not read. */
export function readTemplates(folder: Folder): readonly RawObject[] {
  // those of makejinja give files that are in the repository
  const isMade = folder.files.has('makejinja.toml');
  const manifests = [...folder.files.values()].flatMap(({ path, kind }) => {
    if (kind !== 'template' || !path.endsWith('.j2') || (isMade && !/(?:^|\/)roles\//.test(path))) return [];
    const text = folder.text(path) ?? '';
    return OBJECTS.test(text) && /^kind:/m.test(text) ? [{ path, text }] : [];
  });
  if (manifests.length === 0) return [];
  const inventories = [...folder.files.keys()].flatMap((file) => inventoryOf(folder, file) ?? []);
  const variables = readVariables(folder, inventories)
    .filter(({ file }) => livenessOfPath(file) === null)
    .map((one): StatedVariables => ({ ...one, tree: withoutSecretsOf(one) }));
  const groups = findVariable(mappingOf(EMPTY, []), variables, () => true);
  return manifests.flatMap(({ path, text }) => {
    const filled = fillTemplate(text, inRole(path, folder, groups));
    if (filled === null) {
      folder.note(path, 'a template with logic, or with variables that nothing states: it is not filled in');
      return [];
    }
    const { trees } = parseTrees(filled, folder.shown(path));
    return objectsIn(trees).map((tree) => ({ file: path, tree }));
  });
}

const EMPTY = {
  kind: 'mapping',
  source: { file: '', text: '', root: null },
  span: { start: 0, end: 0 },
  entries: new Map(),
  flow: false,
} as const;

function withoutSecretsOf({ tree }: StatedVariables): StatedVariables['tree'] {
  const without = withoutSecrets(tree);
  return without.kind === 'mapping' ? without : tree;
}

/** The variables of a role are above those of groups, and its defaults below. https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html#understanding-variable-precedence */
function inRole(path: string, folder: Folder, groups: FindVariable): FindVariable {
  const [, role] = /^((?:.*\/)?roles\/[^/]+)\//.exec(path) ?? [];
  const find = (part: string): FindVariable => {
    if (role === undefined) return () => undefined;
    const files = ['yml', 'yaml'].map((extension) => `${role}/${part}/main.${extension}`);
    const trees = files.flatMap((file) => (folder.files.has(file) ? folder.trees(file) : []));
    return (name) =>
      trees.flatMap((tree) => {
        const without = withoutSecrets(tree);
        return without.kind === 'mapping' ? (without.entries.get(name)?.value ?? []) : [];
      })[0];
  };
  const [own, defaults] = [find('vars'), find('defaults')];
  return (name) => own(name) ?? groups(name) ?? defaults(name);
}
