import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { openingHoursWords } from './opening-hours-words.ts'
import { stationText } from './station-text.ts'

/** When a station is open, in words; what has no words of its own stands as it was written. */
export function HoursWords({ openingHours }: { openingHours: string | null }) {
  const text = useText(stationText)
  const { language } = useLanguage()
  if (!openingHours) return text.hoursUnknown
  const words = openingHoursWords(openingHours, language)
  if (words) return words
  return (
    <>
      {text.asWritten} <code className="hours-raw">{openingHours}</code>
    </>
  )
}
