import { useLanguage } from '../../i18n/language.tsx'
import { nameOf } from '../../i18n/name-of.ts'
import { useText } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { AccessLine } from '../access-facts.tsx'
import { Closures } from '../closures.tsx'
import { HoursWords } from '../hours-words.tsx'
import type { FullRoute } from '../story.tsx'
import { sheetText } from './text.ts'

/** A station on paper: its number as on the map, its story, and the code that is scanned there. */
export function SheetStop({ stop, number }: { stop: FullRoute['stops'][number]; number: number }) {
  const text = useText(sheetText)
  const { language } = useLanguage()
  const { station, stayMinutes, walkMinutes } = stop
  const name = nameOf(station, language)
  return (
    <>
      <span className="paper-number tabular" aria-hidden="true">
        {number}
      </span>
      <div className="paper-stop">
        <h2>{name}</h2>
        <p className="paper-times tabular">
          {number > 1 ? `${text.walkFrom(walkMinutes)} · ` : ''}
          {text.stay(stayMinutes)} · <HoursWords openingHours={station.openingHours} />
        </p>
        <p>{language === 'en' && station.storyEn ? station.storyEn : station.story}</p>
        <Closures closures={station.closures} />
        <AccessLine accessibility={station.accessibility} />
      </div>
      <div className="paper-stop-code">
        <QrCode
          words={location.origin + paths.station(station.id)}
          label={text.stationCode(String(number), name)}
        />
        <p>{text.scanHere}</p>
      </div>
    </>
  )
}
