import type { Theme } from '../api/gen/documents.ts'
import { themes } from '../format/themes.ts'

/** What an address asks for: `?theme=red,science`; anything else in it is passed over. */
export function readThemes(search: string): Theme[] {
  const named = (new URLSearchParams(search).get('theme') ?? '').toUpperCase().split(',')
  return themes.filter((theme) => named.includes(theme))
}

/** The address's search, with its question mark; empty without themes. */
export function writeThemes(chosen: readonly Theme[]): string {
  return chosen.length > 0 ? `?theme=${chosen.join(',').toLowerCase()}` : ''
}
