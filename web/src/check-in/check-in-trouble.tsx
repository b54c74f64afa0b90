import { distanceWords } from '../format/distance.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Note } from '../ui/note.tsx'
import { windOf } from './compass.ts'
import { checkInText } from './text.ts'
import type { CheckInTrouble } from './use-check-in.ts'

/** Why there is no stamp yet, and what to do instead. */
export function TroubleNote({ trouble, radiusMetres }: { trouble: CheckInTrouble; radiusMetres: number }) {
  const text = useText(checkInText)
  const { language } = useLanguage()
  switch (trouble.verdict) {
    case 'outside':
      return (
        <Note tone="few">
          <p>
            <strong>
              {text.outside(
                distanceWords(trouble.distanceMetres, language),
                text.winds[windOf(trouble.bearingDegrees)],
              )}
            </strong>
          </p>
          <p>{text.outsideWhat(radiusMetres)}</p>
        </Note>
      )
    case 'vague':
      return (
        <Note tone="few">
          <p>
            <strong>{text.vague(distanceWords(trouble.accuracyMetres, language))}</strong>
          </p>
          <p>{text.vagueWhat}</p>
        </Note>
      )
    case 'denied':
      return <Note tone="few">{text.denied}</Note>
    case 'unlocated':
      return <Note tone="few">{text.unlocated}</Note>
    default:
      return trouble satisfies never
  }
}
