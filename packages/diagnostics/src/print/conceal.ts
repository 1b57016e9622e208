import { visible } from './visible.ts';

/** A shorter text is a word like any other: concealing it would garble what is printed. */
const SHORTEST = 6;

/** So much of a secret is concealed where a message has cut it short. */
const HEAD = 12;

const DOTS = '•'.repeat(8);

/** The text without the secrets, in whatever form a printer wrote them: as they are, cut short, in JSON, in a URL or in an annotation. */
export function concealTexts(text: string, secrets: Iterable<string>): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    // a line may have been broken at a space of it
    const words = secret.includes(' ') ? secret.split(' ').filter(({ length }) => length >= HEAD) : [];
    for (const part of [secret, ...words]) {
      for (const form of formsOf(part)) shown = concealForm(shown, form);
    }
  }
  return shown;
}

function formsOf(secret: string): ReadonlySet<string> {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const percent = secret.replaceAll('%', '%25');
  return new Set([secret, visible(secret), inJson, percent, encodeURIComponent(secret.toWellFormed())]);
}

function concealForm(text: string, form: string): string {
  const head = form.slice(0, HEAD);
  let shown = '';
  let done = 0;
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, done)) {
    let end = at + head.length;
    while (end < text.length && end - at < form.length && text[end] === form[end - at]) end += 1;
    shown += text.slice(done, at) + DOTS;
    done = end;
  }
  return shown + text.slice(done);
}
