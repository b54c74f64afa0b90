import './places-left.css'
import type { Craft, PlacesOfSlotFragment } from '../api/gen/documents.ts'
import { placesLevel, placesWords } from '../format/places.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Vat } from '../ui/vat.tsx'
import { reservingText } from './text.ts'

/** The vat beside its words; what changes live is read out, politely. */
export function PlacesLeft({ slot, craft }: { slot: PlacesOfSlotFragment; craft: Craft | null }) {
  const text = useText(reservingText)
  const { language } = useLanguage()
  const level = placesLevel(slot.remaining)
  return (
    <div className="places-left">
      <Vat remaining={slot.remaining} capacity={slot.capacity} craft={craft} size={68} />
      <p className="tabular" role="status">
        {level === 'full' ? (
          <s className="places places-full">{placesWords(0, language)}</s>
        ) : (
          <strong className={`places places-${level}`}>{placesWords(slot.remaining, language)}</strong>
        )}
        <small>{text.ofCapacity(slot.capacity)}</small>
      </p>
    </div>
  )
}
