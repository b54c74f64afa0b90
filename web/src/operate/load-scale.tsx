import type { Day } from '../format/day.ts'
import { useText } from '../i18n/text.ts'
import { type Axis, ticksOf } from './load-picture.ts'
import { HatchPattern } from './load-row.tsx'
import { operateText } from './text.ts'

/** The hours over the rows; the rows' words say the times again, so it is hidden from screen readers. */
export function LoadAxis({ day, axis }: { day: Day; axis: Axis }) {
  const text = useText(operateText)
  return (
    <div className="operate-axis tabular" aria-hidden="true">
      {ticksOf(day, axis).map(({ hour, x }) => (
        <span
          key={hour}
          style={{ insetInlineStart: `${x}%` }}
          data-at={x < 2 ? 'first' : x > 98 ? 'last' : undefined}
        >
          {text.hour(hour)}
        </span>
      ))}
    </div>
  )
}

const kinds = [
  ['there', 'legendThere'],
  ['plan', 'legendPlan'],
  ['capacity', 'legendCapacity'],
  ['shut', 'legendShut'],
] as const

export function LoadLegend() {
  const text = useText(operateText)
  return (
    <ul className="operate-legend">
      {kinds.map(([kind, words]) => (
        <li key={kind}>
          <svg width="26" height="16" aria-hidden="true" focusable="false">
            <HatchPattern id={`legend-${kind}`} />
            {kind === 'capacity' ? (
              <line className="load-capacity" x1="0" x2="26" y1="8" y2="8" />
            ) : (
              <rect
                className={`load-${kind}`}
                width="26"
                height="16"
                {...(kind === 'plan' ? { fill: `url(#legend-${kind})` } : {})}
              />
            )}
          </svg>
          {text[words]}
        </li>
      ))}
    </ul>
  )
}
