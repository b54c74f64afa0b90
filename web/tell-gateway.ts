import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { pageAddresses } from './src/page-addresses.ts'

const generated = fileURLToPath(new URL('src/api/gen/', import.meta.url))

/**
 * Lists for the gateway, in `.vite`, where there are pages (everywhere else it answers 404) and every document that they send
 * (it compiles these, and no others).
 */
export function tellGateway(): Plugin {
  return {
    name: 'tell-gateway',
    apply: 'build',
    async generateBundle() {
      const files = globSync('*.ts', { cwd: generated }).filter((file) => file !== 'documents.ts')
      const modules = await Promise.all(files.sort().map((file) => import(`${generated}${file}`)))
      const documents = modules.flatMap((one: Record<string, string>) => Object.values(one))
      for (const [name, list] of Object.entries({ pages: pageAddresses, documents })) {
        this.emitFile({ type: 'asset', fileName: `.vite/${name}.json`, source: JSON.stringify(list) })
      }
    },
  }
}
