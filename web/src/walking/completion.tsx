import { useEffect, useRef } from 'react'
import { fullDateWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { walkingText } from './text.ts'

/** Says quietly that the walk is done: the cloth's flower opens, once. As it happens it takes the focus from the last check-in. */
export function Completion({
  completedAt,
  stationCount,
}: {
  completedAt: string | null
  stationCount: number
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const element = useRef<HTMLDivElement>(null)
  const wasUnderWay = useRef(completedAt === null)
  useEffect(() => {
    if (completedAt !== null && wasUnderWay.current) element.current?.focus()
    wasUnderWay.current = completedAt === null
  }, [completedAt])
  if (completedAt === null) return null
  return (
    <div ref={element} tabIndex={-1} className="walk-done" role="status">
      <svg className="walk-done-flower" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
        {PETALS.map((turn) => (
          <path key={turn} d="M48 40C40 30 41 17 48 9c7 8 8 21 0 31z" transform={`rotate(${turn} 48 48)`} />
        ))}
        <circle cx="48" cy="48" r="6" />
      </svg>
      <h2>{text.doneTitle}</h2>
      <p>{text.doneWhat(stationCount)}</p>
      <p className="walk-started">{text.completedAt(fullDateWords(completedAt, language))}</p>
    </div>
  )
}

const PETALS = [0, 45, 90, 135, 180, 225, 270, 315]
