import { useText } from '../i18n/text.ts'
import { departureCardText } from './departure-text.ts'

/** How many guides stand behind a departure: 2 位导学员已确认，还差 1 位. */
export function GuidesWords({ confirmed, wanted }: { confirmed: number; wanted: number }) {
  const text = useText(departureCardText)
  if (confirmed === 0) return <span className="guides-words">{text.guidesNone(wanted)}</span>
  const missing = wanted - confirmed
  return (
    <span className="guides-words tabular">
      {text.guidesConfirmed(confirmed)}
      {missing > 0 ? ` · ${text.guidesMissing(missing)}` : ''}
    </span>
  )
}
