/** The folder of the npm package that a path belongs to, in whatever node_modules it is. */
const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The folders of the npm packages that a bundle is made of, by the paths of its inputs. */
export function packageFolders(inputs: readonly string[]): readonly string[] {
  return [...new Set(inputs.flatMap((path) => PACKAGE_FOLDER.exec(path) ?? []))].sort();
}
