import type { WalkByIdQuery } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Note } from '../ui/note.tsx'
import { walkingText } from './text.ts'

type Walk = Extract<NonNullable<WalkByIdQuery['node']>, { __typename: 'Walk' }>
export type ShownClosure = Walk['route']['stops'][number]['station']['closures'][number]

/** When a station cannot be visited, so that nobody walks there for nothing. */
export function StationClosures({ closures }: { closures: readonly ShownClosure[] }) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const now = useNow()
  return closures.map(({ id, from, until, reason, reasonEn }) => {
    const begins = whenWords(from, now, language)
    const span = until ? text.closedBetween(begins, whenWords(until, now, language)) : text.closedFrom(begins)
    return (
      <Note key={id} tone="few">
        <p>{text.closed(span, (language === 'en' && reasonEn) || reason)}</p>
      </Note>
    )
  })
}
