import { dirname } from 'node:path/posix';
import { type Folder, resolvePath } from '../folder/folder.ts';
import { mergeAll, readValues } from '../helm/release-values.ts';
import type { Liveness } from '../live-object.ts';
import { type HclBlock, readHcl } from '../machines/hcl/read-hcl.ts';
import { objectsIn } from '../object.ts';
import type { Tree } from '../tree.ts';
import { embeddedTrees } from '../tree/embedded.ts';
import { at, itemsAt, mappingOf, scalarAt, textAt, withValue } from '../tree/nodes.ts';
import { type ApplyContext, within } from './context.ts';
import type { Applying } from './deployer.ts';

const KINDS: ReadonlySet<string> = new Set(['kubernetes_manifest', 'kubectl_manifest', 'helm_release']);

/** A resource of Terraform that makes objects, or a release of a chart. */
export interface TerraformResource {
  readonly file: string;
  readonly kind: string;
  readonly block: HclBlock;
}

export function findTerraformResources(folder: Folder): readonly TerraformResource[] {
  return [...folder.files.values()].flatMap(({ path, kind, text }) => {
    if (kind !== 'terraform' || text === null || !/"(?:ku\w+_manifest|helm_release)"/.test(text)) return [];
    const { blocks } = readHcl({ file: folder.shown(path), text, root: null }, 'placeholder');
    return blocks.flatMap((block) => {
      const [resource = ''] = block.labels;
      return block.type === 'resource' && KINDS.has(resource) ? [{ file: path, kind: resource, block }] : [];
    });
  });
}

/** Applies what a resource states literally; what Terraform computes is a placeholder. */
export function applyTerraform(resource: TerraformResource, context: ApplyContext, applying: Applying): void {
  const { kind, block } = resource;
  const own = { ...context, liveness: within(context.liveness, livenessOf(block)) };
  if (kind === 'helm_release') applyRelease(resource, own, applying);
  else for (const object of objectsIn(manifestsOf(block))) applying.apply(object, 'manifest', own);
}

/** `manifest = { … }` of hashicorp/kubernetes, `yaml_body` of the providers of kubectl. */
function manifestsOf({ body: { attributes } }: HclBlock): readonly Tree[] {
  const manifest = at(attributes, 'manifest');
  const text = scalarAt(attributes, 'yaml_body');
  return [...(manifest === undefined ? [] : [manifest]), ...(text === undefined ? [] : embeddedTrees(text))];
}

/** https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release */
function applyRelease({ file, block }: TerraformResource, context: ApplyContext, applying: Applying): void {
  const { body } = block;
  const { attributes } = body;
  const values = itemsAt(attributes, 'values').map((item) => valuesOf(item, file, applying));
  const sets = [
    ...body.blocks.filter(({ type }) => type === 'set').map((set) => set.body.attributes),
    ...itemsAt(attributes, 'set'),
  ].map(setValue);
  applying.addChart(
    {
      name: textAt(attributes, 'chart'),
      repository: textAt(attributes, 'repository'),
      version: textAt(attributes, 'version'),
      release: textAt(attributes, 'name'),
      namespace: textAt(attributes, 'namespace'),
      values: mergeAll([...values, ...sets]),
      stated: attributes,
      from: 'Terraform',
    },
    context,
  );
}

/** A heredoc, the argument of `yamlencode`, or a file of the module. */
function valuesOf(item: Tree, file: string, { folder, used, note }: Applying): Tree | undefined {
  if (item.kind !== 'scalar') return item;
  const written = item.source.text.slice(item.span.start, item.span.end).trim();
  const [, path] = /^file\(\s*"\$\{path\.module\}\/([^"$]+)"\s*\)$/.exec(written) ?? [];
  const tree =
    path === undefined ? embeddedTrees(item)[0] : readValues(folder, resolvePath(dirname(file), path), used);
  if (tree?.kind === 'mapping') return tree;
  note(item, 'these values are computed by Terraform');
  return undefined;
}

/** `service.type` as Helm's `--set` takes it; a name with brackets or escapes is left out. */
function setValue(set: Tree): Tree | undefined {
  const name = textAt(set, 'name');
  const value = scalarAt(set, 'value');
  if (name === undefined || value === undefined || /[[\]\\]/.test(name)) return undefined;
  return withValue(mappingOf(value, []), name.split('.'), value);
}

function livenessOf({ body: { attributes } }: HclBlock): Liveness {
  const count = scalarAt(attributes, 'count');
  if (count?.value === 0) return { state: 'disabled', why: 'its count is 0' };
  const isSome = count === undefined || typeof count.value === 'number';
  if (isSome && at(attributes, 'for_each') === undefined) return { state: 'live' };
  return { state: 'alternative', why: 'how often Terraform makes it is not evaluated' };
}
