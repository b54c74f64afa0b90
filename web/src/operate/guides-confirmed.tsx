import { useText } from '../i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { operateText } from './text.ts'

const DRAWN_MAX = 8

/** How many guides are confirmed of those wanted: a stitch for each, and the same in words. */
export function GuidesConfirmed({
  confirmed,
  wanted,
  calls,
}: {
  confirmed: number
  wanted: number
  /** A call for help is out. */
  calls: boolean
}) {
  const text = useText(operateText)
  const missing = Math.max(0, wanted - confirmed)
  return (
    <span className="operate-guides">
      {wanted <= DRAWN_MAX ? (
        <svg
          className="operate-stitches"
          width={wanted * 16}
          height="12"
          aria-hidden="true"
          focusable="false"
          data-missing={missing > 0 || undefined}
        >
          {Array.from({ length: wanted }, (_, index) => index).map((index) => (
            <circle
              key={index}
              cx={index * 16 + 7}
              cy="6"
              r="4.6"
              data-filled={index < confirmed || undefined}
            />
          ))}
        </svg>
      ) : null}
      <span className="tabular">{text.guidesOf(confirmed, wanted)}</span>
      {calls ? (
        <strong className="operate-call">
          <Icon name="warn" size={18} />
          {text.guidesMissing(missing)}
        </strong>
      ) : null}
    </span>
  )
}
