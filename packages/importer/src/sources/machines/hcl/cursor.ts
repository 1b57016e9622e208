import { heredocAt } from './heredoc.ts';

/** A place in the text of a Terraform file, and the ways to move over what is not read. */
export class HclCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether nothing but the end of the line, a comma or a bracket follows. */
  endsValue(): boolean {
    this.skipBlanks();
    return (
      this.at >= this.text.length || /^(?:[\r\n,}\])#]|\/[/*])/.test(this.text.slice(this.at, this.at + 2))
    );
  }

  skipBlanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1;
  }

  /** White space and comments. */
  skip(): number {
    for (;;) {
      while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
      const next = this.text.slice(this.at, this.at + 2);
      if (next.startsWith('#') || next === '//') this.#to('\n');
      else if (next === '/*') this.#to('*/');
      else return this.at;
    }
  }

  #to(end: string): void {
    const found = this.text.indexOf(end, this.at);
    this.at = found < 0 ? this.text.length : found + end.length;
  }

  /** To the end of the line on which all brackets are closed, or to the bracket that closes what is around. */
  skipExpression(): void {
    let open = 0;
    const start = this.at;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      if (character === '"') {
        this.#skipQuoted();
      } else if ('([{'.includes(character)) {
        open += 1;
      } else if (')]}'.includes(character)) {
        if (open === 0) break;
        open -= 1;
      } else if ((character === '\n' || character === ',') && open === 0) {
        break;
      } else if (character === '#') {
        this.#to('\n');
        this.at -= 1;
        continue;
      } else if (character === '<' && this.text[this.at + 1] === '<') {
        const heredoc = heredocAt(this.text, this.at);
        if (heredoc !== null) {
          this.at = heredoc.end;
          continue;
        }
      }
      this.at += 1;
    }
    if (this.at === start) this.at += 1;
  }

  #skipQuoted(): void {
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '"' && this.text[this.at] !== '\n') {
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
  }
}
