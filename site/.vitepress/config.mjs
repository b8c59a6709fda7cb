import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const POM = readFileSync(new URL('../../pom.xml', import.meta.url), 'utf8')
const SOURCE = POM.match(/<carafe.source>(.*)</)[1] + '/blob/main/'
// Pages of the site that lie beside docs/; links to other files of the project lead to its source.
const PAGES = { 'README.md': '/', ...Object.fromEntries(['CHANGELOG', 'CONTRIBUTING', 'RELEASING', 'SECURITY'].map(name => [`${name}.md`, `/${name}`])) }

/** Leaves double braces in code alone, which are Jinja's here and not Vue's. */
function plainCode(md) {
  const render = md.renderer.rules.code_inline
  md.renderer.rules.code_inline = (tokens, index, ...rest) => {
    tokens[index].attrSet('v-pre', '')
    return render(tokens, index, ...rest)
  }
}

/** Names a heading as GitHub does, so that a link to it leads there in both. */
function anchor(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
}

/** Makes links, which are those of the files in the project, links of the site. */
function projectLinks(md) {
  md.core.ruler.push('project-links', state => {
    const folder = state.env.relativePath?.startsWith('docs/') ? 'docs/' : ''
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href && !/^([a-z]+:|#|\/)/.test(href)) {
          const [path, anchor] = new URL(folder + href, 'file:///').href.slice('file:///'.length).split('#')
          const page = PAGES[path] ?? (/^docs\/[\w-]+\.md$/.test(path) ? '/' + path.replace(/\.md$/, '') : null)
          token.attrSet('href', page ? page + (anchor ? '#' + anchor : '') : SOURCE + path)
        }
      }
    }
  })
}

/** Puts pages on a matter before their sections, how to do something before what it was called elsewhere, and all before the history. */
function weight(id, term, { titles }) {
  const page = /^\/(CHANGELOG|CONTRIBUTING|RELEASING|SECURITY|docs\/release-notes)/.test(id) ? 0.2
    : /^\/docs\/(chapter|from-flask|testing|tutorial)/.test(id) ? 0.6 : 1
  return titles?.length ? page : page * 1.5
}

export default defineConfig({
  title: 'Carafe',
  description: 'Flask for the JVM',
  // Small and wide enough for the lines of the README's samples.
  head: [['style', {}, `:root { --vp-code-font-size: 0.8em }
    .VPDoc.has-aside .container { max-width: 1180px !important }
    .VPDoc.has-aside .content-container { max-width: 860px !important }`]],
  srcDir: '..',
  outDir: './dist',
  cacheDir: './.vitepress/cache',
  srcExclude: ['**/node_modules/**', '**/target/**', 'archetype*/**', 'benchmarks/**', 'examples/**', 'site/**', 'CODE_OF_CONDUCT.md', '.github/**'],
  rewrites: { 'README.md': 'index.md' },
  cleanUrls: true,
  ignoreDeadLinks: [/^\/api\//],
  markdown: { html: false, anchor: { slugify: anchor }, config: md => md.use(plainCode).use(projectLinks), languageAlias: { haproxy: 'nginx' } },
  // The pages lie above this folder, and so above its node_modules.
  vite: { resolve: { alias: [{ find: /^vue(?=\/|$)/, replacement: fileURLToPath(new URL('../node_modules/vue', import.meta.url)) }] } },
  themeConfig: {
    search: { provider: 'local', options: { miniSearch: { searchOptions: { boostDocument: weight } } } },
    outline: [2, 3],
    nav: [
      { text: 'Tutorial', link: '/docs/tutorial' },
      { text: 'Guide', link: '/docs/guide' },
      { text: 'API', link: '/api/index.html', target: '_self' },
      { text: 'Changelog', link: '/CHANGELOG' },
    ],
    sidebar: [
      { text: 'Start', items: [
        { text: 'Carafe', link: '/' },
        { text: 'Tutorial: employees', link: '/docs/tutorial' },
        { text: 'From Flask or Quart', link: '/docs/from-flask' },
        { text: 'The chapter in Java', link: '/docs/chapter' },
      ] },
      { text: 'How to', items: [
        { text: 'Write a service', link: '/docs/guide' },
        { text: 'Use Kotlin', link: '/docs/kotlin' },
        { text: 'Use a database', link: '/docs/database' },
        { text: 'Send mail', link: '/docs/mail' },
        { text: 'Talk over WebSockets', link: '/docs/websockets' },
        { text: 'Publish live', link: '/docs/live' },
        { text: 'Test', link: '/docs/testing' },
        { text: 'Debug and reload', link: '/docs/debugging' },
        { text: 'Validate input', link: '/docs/validation' },
        { text: 'Describe an API', link: '/docs/openapi' },
        { text: 'Guard handlers', link: '/docs/middleware' },
        { text: 'Deploy', link: '/docs/deploying' },
        { text: 'Log', link: '/docs/logging' },
        { text: 'Observe', link: '/docs/observe' },
      ] },
      { text: 'Reference', items: [
        { text: 'Rules', link: '/docs/routing' },
        { text: 'Settings', link: '/docs/configuration' },
        { text: 'JSON', link: '/docs/json' },
        { text: 'Templates', link: '/docs/templates' },
        { text: 'API', link: '/api/index.html', target: '_self' },
        { text: 'Changelog', link: '/CHANGELOG' },
      ] },
      { text: 'Behind it', items: [
        { text: 'Carafe 0.1.0', link: '/docs/release-notes' },
        { text: 'The life of a request', link: '/docs/life-of-a-request' },
        { text: 'How it is built', link: '/CONTRIBUTING' },
        { text: 'What it promises', link: '/SECURITY' },
        { text: 'How it is released', link: '/RELEASING' },
      ] },
    ],
  },
})
