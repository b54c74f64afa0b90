import { type Day, startOfDay } from '../format/day.ts'

const HOUR_MS = 3_600_000
const FIRST_HOUR = 8
const LAST_HOUR = 20
/** Room above the fullest moment, so that the capacity line never lies on the rim. */
const HEADROOM = 1.15

/** The hours that a picture shows, in milliseconds since the epoch. */
export interface Axis {
  fromMs: number
  untilMs: number
}

export interface Load {
  capacity: number
  plannedPeople: number
  steps: readonly { from: string; people: number }[]
  planned: readonly { arrivesAt: string; leavesAt: string }[]
}

/** In per cent of the row, from its left and from its top. */
export interface Block {
  x: number
  y: number
  width: number
  height: number
}

export interface LoadPicture {
  there: Block[]
  planned: Block[]
  /** What stands above the capacity. */
  over: Block[]
  capacityY: number
}

/** One stay of the plan at a station: when, and how many people would be there at its fullest. */
export interface StayFacts {
  arrivesAt: string
  leavesAt: string
  alreadyThere: number
  together: number
  left: number
  over: number
}

/** From 8 to 20 o'clock of the day; wider, by whole hours, when something lies outside. */
export function axisOf(day: Day, loads: readonly Load[]): Axis {
  const midnight = startOfDay(day).getTime()
  const hours = loads.flatMap(momentsOf).map((moment) => (moment - midnight) / HOUR_MS)
  const first = Math.max(0, Math.min(FIRST_HOUR, ...hours.map(Math.floor)))
  const last = Math.min(24, Math.max(LAST_HOUR, ...hours.map(Math.ceil)))
  return { fromMs: midnight + first * HOUR_MS, untilMs: midnight + last * HOUR_MS }
}

/** Every second hour with its place on the axis. */
export function ticksOf(day: Day, axis: Axis): { hour: number; x: number }[] {
  const midnight = startOfDay(day).getTime()
  const first = Math.ceil((axis.fromMs - midnight) / HOUR_MS / 2) * 2
  const last = Math.floor((axis.untilMs - midnight) / HOUR_MS)
  const hours = Array.from({ length: Math.floor((last - first) / 2) + 1 }, (_, index) => first + 2 * index)
  return hours.map((hour) => ({ hour, x: shareOf(midnight + hour * HOUR_MS, axis) }))
}

/** Who is there as a step area, the plan's stays on top of it, and what is too many, against the capacity. */
export function pictureOf(load: Load, axis: Axis): LoadPicture {
  const spans = spansOf(load.steps, axis.untilMs)
  const stays = load.planned.flatMap(({ arrivesAt, leavesAt }) =>
    cut(spans, ms(arrivesAt), ms(leavesAt)).map((span) => ({
      ...span,
      together: span.people + load.plannedPeople,
    })),
  )
  const most = Math.max(
    load.capacity,
    ...spans.map(({ people }) => people),
    ...stays.map(({ together }) => together),
  )
  const ceiling = Math.max(1, most) * HEADROOM
  const block = (span: { fromMs: number; untilMs: number }, from: number, to: number): Block[] => {
    const x = shareOf(span.fromMs, axis)
    const width = shareOf(span.untilMs, axis) - x
    const height = (100 * (to - from)) / ceiling
    return width > 0 && height > 0 ? [{ x, width, y: 100 - (100 * to) / ceiling, height }] : []
  }
  return {
    there: spans.flatMap((span) => block(span, 0, span.people)),
    planned: stays.flatMap((span) => block(span, span.people, span.together)),
    over: stays.flatMap((span) => block(span, Math.max(span.people, load.capacity), span.together)),
    capacityY: 100 - (100 * load.capacity) / ceiling,
  }
}

/** Each stay of the plan, with how full the station is at the fullest moment of it. */
export function stayFactsOf(load: Load): StayFacts[] {
  return load.planned.map(({ arrivesAt, leavesAt }) => {
    const spans = cut(spansOf(load.steps, ms(leavesAt)), ms(arrivesAt), ms(leavesAt))
    const alreadyThere = Math.max(0, ...spans.map(({ people }) => people))
    const together = alreadyThere + load.plannedPeople
    return {
      ...{ arrivesAt, leavesAt, alreadyThere, together },
      left: Math.max(0, load.capacity - alreadyThere),
      over: Math.max(0, together - load.capacity),
    }
  })
}

/** A span of time as its place on the axis; null when it lies outside. */
export function stripOf(fromMs: number, untilMs: number, axis: Axis): { x: number; width: number } | null {
  const x = shareOf(fromMs, axis)
  const width = shareOf(untilMs, axis) - x
  return width > 0 ? { x, width } : null
}

interface PeopleSpan {
  fromMs: number
  untilMs: number
  people: number
}

/** The steps as spans that follow each other; nobody is there before the first. */
function spansOf(steps: Load['steps'], untilMs: number): PeopleSpan[] {
  const first = steps[0] ? ms(steps[0].from) : untilMs
  return [
    { fromMs: Number.NEGATIVE_INFINITY, untilMs: first, people: 0 },
    ...steps.map(({ from, people }, index) => {
      const next = steps[index + 1]
      return { fromMs: ms(from), untilMs: next ? ms(next.from) : Math.max(untilMs, ms(from)), people }
    }),
  ]
}

function cut(spans: readonly PeopleSpan[], fromMs: number, untilMs: number): PeopleSpan[] {
  return spans
    .map((span) => ({
      ...span,
      fromMs: Math.max(span.fromMs, fromMs),
      untilMs: Math.min(span.untilMs, untilMs),
    }))
    .filter((span) => span.fromMs < span.untilMs)
}

function shareOf(moment: number, { fromMs, untilMs }: Axis): number {
  return Math.min(100, Math.max(0, (100 * (moment - fromMs)) / (untilMs - fromMs)))
}

function momentsOf({ steps, planned }: Load): number[] {
  return [
    ...steps.map(({ from }) => ms(from)),
    ...planned.flatMap(({ arrivesAt, leavesAt }) => [ms(arrivesAt), ms(leavesAt)]),
  ]
}

function ms(instant: string): number {
  return new Date(instant).getTime()
}
