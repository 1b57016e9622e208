import { commandsSection } from '../src/reference/commands-section.ts';
import { propertyTable } from '../src/reference/json-schema.ts';

describe(propertyTable, () => {
  it('has a row for each key at any depth, with its type, bounds and default', () => {
    const table = propertyTable(
      {
        required: ['pools'],
        properties: {
          mtu: { type: 'integer', minimum: 576, maximum: 65535, default: 1500, description: 'Bytes.' },
          old: { type: 'string', deprecated: true, description: 'A key of `before`.' },
          pools: {
            type: 'array',
            items: {
              type: 'object',
              properties: { via: { enum: ['bgp', 'l2'], description: 'The <way>.' } },
            },
          },
        },
      },
      { depth: 3 },
    );
    expect(table.split('\n').slice(2)).toEqual([
      '| `mtu` | integer, 576 to 65535 | `1500` | Bytes. |',
      '| `old` | string |  | **Deprecated.** A key of `before`. |',
      '| `pools` | list of objects | required |  |',
      '| `pools[].via` | `bgp` or `l2` |  | The \\<way\\>. |',
    ]);
  });
});

describe(commandsSection, () => {
  it('has every command, those of a group too, with its options and examples', () => {
    const section = commandsSection();
    expect(section).toContain('## netloom proxmox plan\n');
    expect(section).toContain(
      '| `--fix` | fix what can be fixed, keeping comments and layout; print what is left |',
    );
    expect(section).toContain('netloom validate --fix-dry-run > fix.patch');
    expect(section).not.toContain('--help');
  });
});
