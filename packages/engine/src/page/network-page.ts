import type { NetworkView } from '@netloom/network-model';
import type { PageRule } from '@netloom/page';
import { findPage, LISTED_CODES } from '../pages.ts';
import { loadProgram } from './load-program.ts';

/** network.html; `version` is that of netloom. */
export async function networkPage(view: NetworkView, version: string): Promise<string> {
  const { renderPage } = await import('@netloom/page');
  const codes = [...view.diagnostics, ...view.waived.map(({ diagnostic }) => diagnostic)].map(
    ({ code }) => code,
  );
  const rules = new Map<string, PageRule>();
  for (const code of new Set(codes)) rules.set(code, await ruleOf(code));
  return renderPage(view, { version, program: await loadProgram(), rules });
}

async function ruleOf(code: string): Promise<PageRule> {
  const page = (await findPage(code)) ?? '';
  const sections = page.split(/^## /m);
  const why = sections.find((section) => section.startsWith('Why\n'))?.slice('Why\n'.length) ?? '';
  return {
    description: LISTED_CODES.find((one) => one.code === code)?.description ?? '',
    why: why
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  };
}
