/** The domains that hold a name, the nearest first. */
export function domainsAbove(name: string): readonly string[] {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}
