import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { fileName } from './fence-names.ts';
import navigation from './navigation.json' with { type: 'json' };

export default defineConfig({
  title: 'netloom',
  description: 'Network as code for a K3s homelab or small cluster',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: 'pages',
  // what llms.txt links to is served as it is
  srcExclude: ['public/**'],
  outDir: '../dist/site',
  // browsers ask for an icon of their own accord
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/tutorial/first-host', activeMatch: '^/tutorial/' },
      { text: 'How-to', link: '/how-to/expose-a-site', activeMatch: '^/how-to/' },
      { text: 'Reference', link: '/reference/commands', activeMatch: '^/(reference|codes)/' },
      { text: 'Explanation', link: '/explanation/model', activeMatch: '^/explanation/' },
    ],
    sidebar: navigation,
    outline: { level: [2, 3] },
    search: { provider: 'local' },
  },
  markdown: {
    // a text such as <tunnel-id> is no tag
    html: false,
    anchor: { slugify: (heading) => slug(heading) },
    config: (md) => {
      const fence = md.renderer.rules.fence;
      md.renderer.rules.fence = (tokens, index, ...rest) => {
        const shown = fence?.(tokens, index, ...rest) ?? '';
        const name = fileName(tokens[index]?.info ?? '');
        if (name === null) return shown;
        return `<div class="named"><p class="name">${md.utils.escapeHtml(name)}</p>${shown}</div>`;
      };
    },
  },
});
