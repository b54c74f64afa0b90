import type { HtmlTagDescriptor, Plugin } from 'vite'

const APP = '/src/app.tsx'

/**
 * The first script is small: it asks for the page's data and chunk, and for the program. That the browser begins with the
 * program's chunks before it has read that script, the document names them. Its styles stand before those of pages.
 */
export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
        const app = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(APP))
        if (!app) throw new Error(`${APP} has no chunk`)
        const files = new Set<string>()
        const collect = (file: string) => {
          if (files.has(file)) return
          const chunk = chunks.find(({ fileName }) => fileName === file)
          chunk?.imports.forEach(collect)
          files.add(file)
          for (const style of chunk?.viteMetadata?.importedCss ?? []) files.add(style)
        }
        collect(app.fileName)
        return [...files].filter((file) => !html.includes(file)).map(link)
      },
    },
  }
}

function link(file: string): HtmlTagDescriptor {
  const rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload'
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
}
