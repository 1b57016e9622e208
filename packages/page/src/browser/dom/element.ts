type Child = Node | string | null;

interface Props {
  /** Attributes; `true` is one without a value, `false` and null leave it out. */
  readonly [attribute: string]: string | number | boolean | null | Listeners | undefined;
  readonly on?: Listeners;
}

type Listeners = Readonly<Record<string, (event: Event) => void>>;

/** An element with its attributes, listeners and children. Texts become text nodes: nothing is ever read as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), props, children);
}

function filled<Made extends Element>(element: Made, props: Props, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'object') {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
