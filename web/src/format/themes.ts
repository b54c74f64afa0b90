import type { Theme } from '../api/gen/documents.ts'

/** In the order in which they are shown. */
export const themes = [
  'RED',
  'INTANGIBLE_HERITAGE',
  'COUNTRYSIDE',
  'HISTORY',
  'SCIENCE',
  'ARTS',
] as const satisfies readonly Theme[]
