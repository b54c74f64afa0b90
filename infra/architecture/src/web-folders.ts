import { importsOf } from './imports.ts'
import type { Source } from './sources.ts'

/**
 * The folders of `web/src` that others may import, each those before it. Every other folder is what a person does: it imports
 * these and itself, and nobody but the routes imports it.
 */
const shared = [
  'i18n',
  'api',
  'format',
  'device',
  'ui',
  'viewer',
  'shell',
  'writing',
  'slot',
  'audit',
  'map',
  'map-page',
  'check-in',
  'reserving',
]

/** The one file beside the folders that they may import. */
const ADDRESSES = 'web/src/paths.ts'

/** Imports within the web's pages that cross from a folder into one that is not for it. */
export function strayFolderImports(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const folder = folderOf(source.path)
    if (folder === undefined) return []
    return importsOf(source).flatMap(({ path = '', specifier }) => {
      const isOurs = path.startsWith('web/src/') && path !== ADDRESSES
      return !isOurs || mayImport(folder, folderOf(path)) ? [] : [`${source.path} imports ${specifier}`]
    })
  })
}

function mayImport(folder: string, other: string | undefined): boolean {
  if (folder === other) return true
  const [at, of] = [shared.indexOf(folder), shared.indexOf(other ?? '')]
  return of >= 0 && (at < 0 || of < at)
}

/** `manage` of `web/src/manage/x.tsx`; undefined for what stands beside the folders, and elsewhere. */
function folderOf(path: string): string | undefined {
  return /^web\/src\/([^/]+)\//.exec(path)?.[1]
}
