import { useId } from 'react'
import { type Day, timeRangeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { type Axis, type Block, pictureOf, stayFactsOf, stripOf, ticksOf } from './load-picture.ts'
import { shutSpans } from './shut-spans.ts'
import { operateText } from './text.ts'
import type { PreviewedStation } from './use-preview.ts'

const ROW_HEIGHT = 64

type Shut = readonly { from: string; until: string | null }[]

/** One station: its name, what the plan means for it in words, and its day as a picture. */
export function LoadRow({
  load,
  day,
  axis,
  routeShut,
}: {
  load: PreviewedStation
  day: Day
  axis: Axis
  routeShut: Shut
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const facts = stayFactsOf(load)
  const isOver = facts.some(({ over }) => over > 0)
  return (
    <li className="load-row" data-trouble={isOver || load.closed || undefined}>
      <div className="load-words">
        <h3>
          <Marked words={nameOf(load.station, language)} />
        </h3>
        {facts.map((stay) => (
          <p key={stay.arrivesAt} className="tabular">
            <span>
              {text.loadStay(
                timeRangeWords(stay.arrivesAt, stay.leavesAt),
                stay.alreadyThere,
                load.plannedPeople,
              )}
            </span>
            <span>{text.loadCapacity(load.capacity)}</span>
            {stay.over > 0 ? (
              <strong className="operate-call">
                <Icon name="warn" size={17} />
                {text.loadOver(stay.over)}
              </strong>
            ) : null}
          </p>
        ))}
        {load.closed ? (
          <p>
            <strong className="operate-call">
              <Icon name="warn" size={17} />
              {text.loadClosed}
            </strong>
          </p>
        ) : null}
        {load.askFirst && !load.closed ? <p>{text.loadAskFirst}</p> : null}
      </div>
      <Drawing {...{ load, day, axis, routeShut }} />
    </li>
  )
}

function Drawing({
  load,
  day,
  axis,
  routeShut,
}: {
  load: PreviewedStation
  day: Day
  axis: Axis
  routeShut: Shut
}) {
  const hatch = useId()
  const { there, planned, over, capacityY } = pictureOf(load, axis)
  return (
    <svg className="load-drawing" width="100%" height={ROW_HEIGHT} aria-hidden="true" focusable="false">
      <HatchPattern id={hatch} />
      <rect className="load-ground" width="100%" height="100%" />
      {shutStrips(load, axis, routeShut).map(({ x, width }) => (
        <rect key={`${x} ${width}`} className="load-shut" x={`${x}%`} width={`${width}%`} height="100%" />
      ))}
      {ticksOf(day, axis).map(({ hour, x }) => (
        <line key={hour} className="load-hour" x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" />
      ))}
      <Blocks kind="there" blocks={there} />
      <Blocks kind="plan" blocks={planned} fill={`url(#${hatch})`} />
      <Blocks kind="over" blocks={over} />
      <line className="load-capacity" x1="0" x2="100%" y1={`${capacityY}%`} y2={`${capacityY}%`} />
    </svg>
  )
}

function Blocks({ kind, blocks, fill }: { kind: string; blocks: readonly Block[]; fill?: string }) {
  return blocks.map(({ x, y, width, height }) => (
    <rect
      key={x}
      className={`load-${kind}`}
      x={`${x}%`}
      y={`${y}%`}
      width={`${width}%`}
      height={`${height}%`}
      {...(fill ? { fill } : {})}
    />
  ))
}

/** The running hatch of what is only planned. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="load-hatch-ground" width="6" height="6" />
      <line className="load-hatch-line" x1="0" x2="0" y1="0" y2="6" />
    </pattern>
  )
}

/** Shut hours of that day, and closures of the station and of the route. */
function shutStrips({ station, open }: PreviewedStation, axis: Axis, routeShut: Shut) {
  const hours = shutSpans(open, axis).map(({ fromMs, untilMs }) => [fromMs, untilMs])
  const closures = [...station.closures, ...routeShut].map(({ from, until }) => [
    new Date(from).getTime(),
    until ? new Date(until).getTime() : axis.untilMs,
  ])
  return [...hours, ...closures].flatMap(([from = 0, until = 0]) => stripOf(from, until, axis) ?? [])
}
