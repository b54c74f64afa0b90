import type { ClosureFactsFragment } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { stationText } from './station-text.ts'

/** Warns of what cannot be walked, with the time and the reason. `named`: says which station it is. */
export function Closures({
  closures,
  named = false,
}: {
  closures: readonly ClosureFactsFragment[]
  named?: boolean
}) {
  const { language } = useLanguage()
  const text = useText(stationText)
  const now = useNow()
  if (closures.length === 0) return null
  return (
    <ul className="closures">
      {closures.map((closure) => {
        const { from, until, station } = closure
        const begins = new Date(from) > now ? whenWords(from, now, language) : ''
        const words = text.closed(begins, until ? whenWords(until, now, language) : '')
        return (
          <li key={closure.id}>
            <Icon name="warn" size={20} />
            <p>
              <strong>
                <Marked words={named && station ? text.closedAt(nameOf(station, language), words) : words} />
              </strong>
              <span>
                <Marked words={(language === 'en' && closure.reasonEn) || closure.reason} />
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** Whether it holds at this moment; one that is planned does not yet. */
export function isClosedAt(closures: readonly { from: string; until: string | null }[], now: Date): boolean {
  return closures.some(
    ({ from, until }) => new Date(from) <= now && (until === null || new Date(until) > now),
  )
}
