import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import type { Helps } from '../writing/write-note.tsx'
import { volunteerText } from './text.ts'

/** What would help a guide to whom a rule said no. */
export function useGuideHelps(): Helps {
  const text = useText(volunteerText)
  const mine = { href: `${paths.volunteer}#my-shifts`, words: text.helpMine }
  return {
    NOT_QUALIFIED: { href: paths.volunteerTrainings, words: text.helpTrainings },
    OVERLAPS: mine,
    REST_REQUIRED: mine,
    LIMIT_REACHED: mine,
    FORBIDDEN: { href: paths.volunteerRegister, words: text.helpRegister },
  }
}
