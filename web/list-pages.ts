import type { Plugin } from 'vite'
import { pageAddresses } from './src/page-addresses.ts'

/** Writes where there are pages, for the gateway: everywhere else it answers 404. */
export function listPages(): Plugin {
  return {
    name: 'list-pages',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '.vite/pages.json',
        source: JSON.stringify(pageAddresses),
      })
    },
  }
}
