import { useEffect, useId, useRef, useState } from 'react'
import type { Craft } from '../api/gen/documents.ts'
import { craftPaths } from '../ui/craft-mark.tsx'
import { textWidth } from './label-sheet.ts'
import {
  dyeLevel,
  dyePath,
  isNumberInDye,
  numberSize,
  rimAngles,
  ringCount,
  ringRadius,
  vatRadius,
  vatState,
} from './vat-geometry.ts'

const DRAIN_MS = 240
const BADGE_RADIUS = 11.5
const TAG_TYPE_PX = 12

interface Props {
  remaining: number
  capacity: number
  siteCount: number
  /** The first at the upper right of the rim. */
  crafts: readonly Craft[]
  approximate: boolean
  /** For a cluster: how many sites, in words. */
  tag: string | null
}

/** The vat on the map. Its button carries the words, so the drawing is hidden from screen readers. */
export function MapVat({ remaining, capacity, siteCount, crafts, approximate, tag }: Props) {
  const clip = useId()
  const level = useDrainingLevel(dyeLevel(remaining, capacity))
  const radius = vatRadius(siteCount)
  const state = vatState(remaining, capacity)
  const inner = radius - 1
  const number = { y: radius * 0.34, fontSize: numberSize(String(remaining), radius) }
  return (
    <svg className={`map-vat map-vat-${state}`} width="1" height="1" aria-hidden="true" focusable="false">
      <clipPath id={clip}>
        <circle r={inner} />
      </clipPath>
      {Array.from({ length: ringCount(siteCount) }, (_, ring) => (
        <circle className="map-vat-ring" key={ringRadius(siteCount, ring)} r={ringRadius(siteCount, ring)} />
      )).reverse()}
      <circle className="map-vat-halo" r={radius + 1} />
      <circle className="map-vat-ground" r={radius} />
      <path className="map-vat-dye" d={dyePath(level, inner)} clipPath={`url(#${clip})`} />
      <circle className="map-vat-rim" r={radius} strokeDasharray={approximate ? '5 3.5' : undefined} />
      {state === 'empty' ? (
        <path
          className="map-vat-strike"
          d={`M${-radius * 0.7} ${radius * 0.7} ${radius * 0.7} ${-radius * 0.7}`}
        />
      ) : (
        <text
          className="map-vat-number"
          data-dyed={isNumberInDye(level) || undefined}
          textAnchor="middle"
          {...number}
        >
          {remaining}
        </text>
      )}
      {rimAngles(crafts.length).map((angle, place) => (
        <CraftOnRim key={crafts[place]} craft={crafts[place] as Craft} angle={angle} radius={radius + 7} />
      ))}
      {tag ? <SiteTag tag={tag} y={ringRadius(siteCount, ringCount(siteCount) - 1)} /> : null}
    </svg>
  )
}

function CraftOnRim({ craft, angle, radius }: { craft: Craft; angle: number; radius: number }) {
  const radians = (angle * Math.PI) / 180
  return (
    <g transform={`translate(${radius * Math.cos(radians)} ${radius * Math.sin(radians)})`}>
      <circle className="map-vat-badge" r={BADGE_RADIUS} />
      <path className="map-vat-craft" d={craftPaths[craft]} transform="scale(.68) translate(-12 -12)" />
    </g>
  )
}

function SiteTag({ tag, y }: { tag: string; y: number }) {
  const width = textWidth(tag, 0) * TAG_TYPE_PX + 11
  return (
    <g transform={`translate(0 ${y + 2})`}>
      <rect className="map-vat-tag" x={-width / 2} y="-8.500" width={width} height="17" rx="8.500" />
      <text className="map-vat-tag-text" textAnchor="middle" y="4.300">
        {tag}
      </text>
    </g>
  )
}

/** The level on its way to where it should be; at once when motion is not wanted. */
function useDrainingLevel(target: number): number {
  const [level, setLevel] = useState(target)
  const shown = useRef(target)
  useEffect(() => {
    const from = shown.current
    const start = performance.now()
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    let frame = 0
    const step = (now: number) => {
      const passed = isStill ? 1 : Math.min(1, Math.max(0, (now - start) / DRAIN_MS))
      shown.current = from + (target - from) * (1 - (1 - passed) ** 3)
      setLevel(shown.current)
      if (passed < 1) frame = requestAnimationFrame(step)
    }
    if (from !== target) frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [target])
  return level
}
