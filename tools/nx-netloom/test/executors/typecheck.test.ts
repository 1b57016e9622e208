import { byFolder } from '../../src/executors/typecheck.ts';

describe(byFolder, () => {
  it('gives each error, with the lines that explain it, to the project of its file', () => {
    const output = [
      "packages/proxmox-sdn/src/a.ts(1,2): error TS2322: Type 'string' is not assignable.",
      '  Types of property x are incompatible.',
      "packages/proxmox/src/b.ts(3,4): error TS2304: Cannot find name 'y'.",
      "packages/proxmox-sdn/src/c.ts(5,6): error TS2304: Cannot find name 'z'.",
      'error TS5055: Cannot write a file.',
      '  Of nobody.',
    ].join('\n');
    const folders = ['packages/proxmox', 'packages/proxmox-sdn', 'packages/cli'];
    expect([...byFolder(output, folders)]).toEqual([
      [
        'packages/proxmox-sdn',
        "packages/proxmox-sdn/src/a.ts(1,2): error TS2322: Type 'string' is not assignable.\n" +
          '  Types of property x are incompatible.\n' +
          "packages/proxmox-sdn/src/c.ts(5,6): error TS2304: Cannot find name 'z'.\n",
      ],
      ['packages/proxmox', "packages/proxmox/src/b.ts(3,4): error TS2304: Cannot find name 'y'.\n"],
    ]);
  });
});
