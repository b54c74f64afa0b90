import { useText } from '../i18n/text.ts'
import { departureText } from './departure-text.ts'

/** How many guides stand behind a departure: 2 位导学员已确认，还差 1 位. */
export function GuidesWords({ confirmed, wanted }: { confirmed: number; wanted: number }) {
  const text = useText(departureText)
  if (confirmed === 0) return <span className="guides-words">{text.guidesNone(wanted)}</span>
  const missing = wanted - confirmed
  return (
    <span className="guides-words tabular">
      {text.guidesConfirmed(confirmed)}
      {missing > 0 ? ` · ${text.guidesMissing(missing)}` : ''}
    </span>
  )
}
