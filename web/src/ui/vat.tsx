import './vat.css'
import { useId } from 'react'
import type { Craft } from '../api/gen/documents.ts'
import { placesLevel } from '../format/places.ts'
import { craftPaths } from './craft-mark.tsx'

/**
 * The dye vat: filled by the share of places left, numbered, struck through when empty, the craft's mark on its rim.
 * Words beside it say the same, so it is hidden from screen readers.
 */
export function Vat({
  remaining,
  capacity,
  craft,
  size = 58,
}: {
  remaining: number
  capacity: number
  /** Null: no mark on its rim. */
  craft: Craft | null
  size?: number
}) {
  const clip = useId()
  const level = placesLevel(remaining)
  const share = capacity > 0 ? Math.min(1, Math.max(0, remaining / capacity)) : 0
  return (
    <svg
      className={`vat vat-${level}`}
      width={size}
      height={size}
      viewBox="-26 -26 52 52"
      aria-hidden="true"
      focusable="false"
    >
      <clipPath id={clip}>
        <circle r="19" />
      </clipPath>
      <circle className="vat-ground" r="19" />
      <g clipPath={`url(#${clip})`}>
        <rect
          className="vat-dye"
          x="-20"
          y="-19"
          width="40"
          height="39"
          style={{ transform: `translateY(${38 * (1 - share)}px)` }}
        />
      </g>
      <circle className="vat-rim" r="20" />
      {level === 'full' ? (
        <path className="vat-strike" d="M-14 14 14-14" />
      ) : (
        <text className="vat-number tabular" textAnchor="middle" y="5.6">
          {remaining}
        </text>
      )}
      {craft ? (
        <g transform="translate(15 -15)">
          <circle className="vat-badge" r="10.500" />
          <path className="vat-craft" d={craftPaths[craft]} transform="scale(.62) translate(-12 -12)" />
        </g>
      ) : null}
    </svg>
  )
}
