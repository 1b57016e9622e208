/** The finding that README.md shows, with its command: a test compares it with what is printed. */
export function readmeExample(readme: string): string {
  const [block] =
    /^```console\n\$ npx netloom validate examples\/as-documented[^]*?^```$/m.exec(readme) ?? [];
  if (block === undefined) throw new Error('README.md shows no finding of examples/as-documented');
  return `${block}\n`;
}
