import { whenWords } from '../format/day.ts'
import { placesLevel, placesWords } from '../format/places.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'

/** Why there are no places to be had, but for "full" and "not yet". */
type Hindrance = 'cancelled' | 'started' | 'closed' | 'preparing' | 'waiting'

/** Places left of a session or departure, or why there are none to be had, in a few words. */
export function PlacesWords<Why extends Hindrance>({
  state,
  remaining,
  opensAt,
  text,
}: {
  state: 'open' | 'full' | 'notOpenYet' | Why
  remaining: number
  opensAt: string | undefined
  text: Record<Why, string> & { opensAt(when: string): string }
}) {
  const { language } = useLanguage()
  const now = useNow()
  if (state === 'open')
    return (
      <strong className={`places places-${placesLevel(remaining)} tabular`}>
        {placesWords(remaining, language)}
      </strong>
    )
  if (state === 'full') return <s className="places places-full">{placesWords(0, language)}</s>
  if (state === 'notOpenYet')
    return (
      <strong className="places">{opensAt ? text.opensAt(whenWords(opensAt, now, language)) : null}</strong>
    )
  return <strong className={`places places-${state}`}>{text[state]}</strong>
}
