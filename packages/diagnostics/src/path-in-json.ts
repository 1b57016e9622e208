interface Level {
  readonly isList: boolean;
  /** Of the entry that is being read. */
  key: string;
  index: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Where the value at an offset of a JSON text is, as kubectl's JSONPath would have it without the dollar:
 * `metadata.annotations["metallb.io/loadBalancerIPs"]`. A key counts for its value; empty for the whole document.
 */
export function pathInJson(text: string, offset: number): string {
  const levels: Level[] = [];
  let isKey = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ',') {
      if (level?.isList === true) level.index += 1;
      else isKey = true;
    } else if (token === ':') {
      isKey = false;
    } else if (isKey && level?.isList === false) {
      level.key = String(JSON.parse(token));
    }
    if (index + token.length > offset) return levels.map(describe).join('').replace(/^\./, '');
    if (token === '{' || token === '[') {
      levels.push({ isList: token === '[', key: '', index: 0 });
      isKey = token === '{';
    }
  }
  return '';
}

function describe({ isList, key, index }: Level): string {
  if (isList) return `[${index}]`;
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
