import { whenWords } from '../format/day.ts'
import { placesLevel, placesWords } from '../format/places.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import type { DepartureState } from './departure-state.ts'
import { departureText } from './departure-text.ts'

/** Places left, or why there are none to be had, in a few words. */
export function DeparturePlaces({
  state,
  remaining,
  opensAt,
}: {
  state: DepartureState
  remaining: number
  opensAt: string | undefined
}) {
  const text = useText(departureText)
  const { language } = useLanguage()
  const now = useNow()
  if (state === 'open')
    return (
      <strong className={`places places-${placesLevel(remaining)} tabular`}>
        {placesWords(remaining, language)}
      </strong>
    )
  if (state === 'full') return <s className="places places-full">{placesWords(0, language)}</s>
  if (state === 'notOpenYet' && opensAt)
    return <strong className="places">{text.opensAt(whenWords(opensAt, now, language))}</strong>
  const words = {
    cancelled: text.cancelled,
    started: text.started,
    closed: text.closed,
    preparing: text.preparing,
    waiting: text.waiting,
  }
  return <strong className={`places places-${state}`}>{words[state as keyof typeof words]}</strong>
}
