/** Files that file managers, editors and file systems leave in any folder. */
const LITTER: readonly RegExp[] = [
  /^(?:\.DS_Store|\._.*|\.localized|Icon\r)$/, // macOS
  /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i, // Windows
  /^\..*\.sw[a-z]$|~$/, // Vim, and backups of many editors
  /^\.#|^#.*#$/, // Emacs
  /^(?:\.directory|\.fuse_hidden.*|\.nfs[0-9a-f]+)$/, // KDE, FUSE, NFS
];

/** Whether a file of this name is neither output nor anybody's work. */
export function isLitter(name: string): boolean {
  return LITTER.some((shape) => shape.test(name));
}
