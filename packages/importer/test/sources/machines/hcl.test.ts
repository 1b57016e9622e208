import { toValue } from '@netloom/diagnostics';
import { readHcl } from '../../../src/sources/machines/hcl/read-hcl.ts';

const read = (text: string) => readHcl({ file: 'main.tf', text, root: null });

describe(readHcl, () => {
  it('reads literals, and leaves out what is computed', () => {
    const { attributes } = read(
      [
        'a = "x"',
        'b = 1 # one',
        'c = [1, "two",]',
        'd = { e = true, "f" = null }',
        'g = var.x',
        'h = "a-${var.y}"',
        'i = upper("x")',
        'j = cond ? 1 : 2',
        'k = 2 + 3',
        'l = <<-EOT',
        '  a = "not an attribute"',
        'EOT',
        '// m = 1',
        '/* n = 1 */',
        'o = -1.5',
      ].join('\n'),
    );
    expect(toValue(attributes)).toEqual({
      a: 'x',
      b: 1,
      c: [1, 'two'],
      d: { e: true, f: null },
      l: 'a = "not an attribute"\n',
      o: -1.5,
    });
  });

  it('keeps a placeholder for what is computed, where that is asked for', () => {
    const text = [
      'a = var.domain',
      'b = "web.${var.domain}"',
      'c = [local.first, "10.0.0.1", "$${kept}"]',
      'd = { e = kubernetes_namespace.web.metadata[0].name, f = cond ? 1 : 2 }',
      'g = yamlencode({ h = 1 })',
      'i = <<EOT',
      'host: ${var.host}',
      'EOT',
    ].join('\n');
    const { attributes } = readHcl({ file: 'main.tf', text, root: null }, 'placeholder');
    expect(toValue(attributes)).toEqual({
      a: '<domain>',
      b: 'web.<domain>',
      c: ['<first>', '10.0.0.1', '${kept}'],
      d: { e: '<kubernetes-namespace-web>', f: '<cond>' },
      g: { h: 1 },
      i: 'host: <host>\n',
    });
  });

  it('reads blocks with labels in one another', () => {
    const { blocks } = read(
      'resource "a" "b" {\n  x = 1\n  inner {\n    y = 2\n  }\n}\nlocals {\n  z = 3\n}\n',
    );
    expect(blocks.map(({ type, labels }) => [type, ...labels])).toEqual([['resource', 'a', 'b'], ['locals']]);
    expect(toValue(blocks[0]!.body.blocks[0]!.body.attributes)).toEqual({ y: 2 });
  });

  it('keeps an object of which one value is computed', () => {
    const { attributes } = read('n = {\n  a = { ip = "10.0.0.1", x = local.y }\n  b = local.z\n}\n');
    expect(toValue(attributes)).toEqual({ n: { a: { ip: '10.0.0.1' } } });
  });

  it.each(['{{{{', '}}}}', 'a = [', '"', 'a = {', 'resource "x"', 'a = <<EOT', '= = ='])(
    'ends with %s',
    (text) => {
      expect(() => read(text)).not.toThrow();
    },
  );
});
