import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const generated = fileURLToPath(new URL('src/api/gen/', import.meta.url))

/** Lists every document that the pages send in `.vite/documents.json`: the gateway compiles these, and no others. */
export function listDocuments(): Plugin {
  return {
    name: 'list-documents',
    apply: 'build',
    async generateBundle() {
      const files = globSync('*.ts', { cwd: generated }).filter((file) => file !== 'documents.ts')
      const modules = await Promise.all(files.sort().map((file) => import(`${generated}${file}`)))
      const texts = modules.flatMap((one: Record<string, string>) => Object.values(one))
      this.emitFile({ type: 'asset', fileName: '.vite/documents.json', source: JSON.stringify(texts) })
    },
  }
}
