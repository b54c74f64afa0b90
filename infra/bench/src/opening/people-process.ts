import { setTimeout as pause } from 'node:timers/promises'
import { answerAsks } from '../frame/asks.ts'
import { createVisits, type Ending, type Place, STEPS, type Step } from './person.ts'

// A process of its own: the people, as plain sockets.

export interface ArrivalsAsk extends Place {
  /** Demo citizens from here on. */
  firstNumber: number
  perSecond: number
  seconds: number
}

export interface Arrivals {
  people: number
  /** In ms from when each was due, by step. */
  steps: Record<Step, Float64Array>
  /** From when a person meant to come until they had their answer. */
  wholeMs: Float64Array
  endings: Record<Ending, number>
  /** Whom nobody answered in time, or with an error. */
  unanswered: number
  /** The first few errors. */
  errors: string[]
  /** Of a core, over the whole time. */
  generatorShare: number
}

const TICK_MS = 5
/** After the last one came. */
const PATIENCE_MS = 60_000
const ERRORS_KEPT = 5

process.on('disconnect', () => process.exit())
answerAsks(receive)

async function receive({ firstNumber, perSecond, seconds, ...place }: ArrivalsAsk): Promise<Arrivals> {
  const { visit, close } = createVisits(place)
  const taken = Object.fromEntries(STEPS.map((step) => [step, [] as number[]])) as Record<Step, number[]>
  const note = (step: Step, tookMs: number) => void taken[step].push(tookMs)
  const whole: number[] = []
  const endings = { wished: 0, alternative: 0, 'none left': 0, otherwise: 0 }
  const errors: string[] = []
  const visits: Promise<void>[] = []

  async function come(number: number, dueAt: number): Promise<void> {
    try {
      endings[await visit(number, dueAt, note)]++
      whole.push(performance.now() - dueAt)
    } catch (error) {
      if (errors.length < ERRORS_KEPT) errors.push(String(error))
    }
  }

  const people = Math.round(perSecond * seconds)
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  while (visits.length < people) {
    const due = Math.min(people, Math.floor(((performance.now() - startedAt) / 1000) * perSecond) + 1)
    while (visits.length < due) {
      const nth = visits.length
      visits.push(come(firstNumber + nth, startedAt + (nth / perSecond) * 1000))
    }
    await pause(TICK_MS)
  }
  const late = new AbortController()
  await Promise.race([
    Promise.all(visits),
    pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => {}),
  ])
  late.abort()
  const { user, system } = process.cpuUsage(cpu)
  const lastedMs = performance.now() - startedAt
  // Whoever is not through by now gives up.
  const answered = whole.length
  const arrivals: Arrivals = {
    people,
    steps: Object.fromEntries(
      STEPS.map((step) => [step, Float64Array.from(taken[step])]),
    ) as Arrivals['steps'],
    wholeMs: Float64Array.from(whole),
    endings: { ...endings },
    unanswered: people - answered,
    errors: [...errors],
    generatorShare: (user + system) / 1000 / lastedMs,
  }
  close()
  return arrivals
}
