import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'

/** Everybody wants the same slot; 200 are wanted alike; of 200, the nth is wanted 1/n as much as the first. */
export type LoadName = 'hot' | 'even' | 'zipf'

/** Who wants places where. Two that work at once, or one after the other, have people and slots of their own. */
export interface Crowd {
  load: LoadName
  /** `slotsOf(load)` many, at times that do not overlap. */
  slotIds: string[]
  /** The number of its first person: demo people are numbered. */
  firstPerson: number
}

export interface Wish {
  person: number
  slotId: string
  key: string
}

/** Who has the page open. Each of them comes back nine times, then other people come. */
export const PEOPLE = 20_000
const TURNS = 10
const SPREAD = 200

/** On the hot slot nobody gets two places, so there it is the next slot's turn when all have been served. */
export const slotsOf = (load: LoadName) => (load === 'hot' ? TURNS : SPREAD)

/** One wish after the other, all of which can be fulfilled. */
export function createWishes({ load, slotIds, firstPerson }: Crowd): () => Wish {
  const drawn = new Map<number, Set<number>>()
  const rank = zipfRanks(SPREAD)
  let count = 0

  function slotFor(person: number, turn: number): number {
    if (load === 'hot') return turn
    // Turned by one each time, so that nobody comes to a slot twice.
    if (load === 'even') return (person + turn) % SPREAD
    const had = turn === 0 ? new Set<number>() : must(drawn.get(person))
    drawn.set(person, had)
    let slot = rank()
    while (had.has(slot)) slot = rank()
    had.add(slot)
    return slot
  }

  return () => {
    const person = count % PEOPLE
    const pass = Math.floor(count / PEOPLE)
    const [crowd, turn] = [Math.floor(pass / TURNS), pass % TURNS]
    count++
    const slotId = must(slotIds[slotFor(person, turn)])
    return { person: firstPerson + crowd * PEOPLE + person, slotId, key: randomUUID() }
  }
}

/** The ids of demo people by their number, each derived once. */
export function createPeople(): (person: number) => string {
  const known = new Map<number, string>()
  return (person) => {
    const id = known.get(person) ?? demoPersonId(`citizen-${person}`)
    known.set(person, id)
    return id
  }
}

function zipfRanks(count: number): () => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1)
    sums[rank] = sum
  }
  return () => {
    const drawn = Math.random() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (must(sums[middle]) < drawn) low = middle + 1
      else high = middle
    }
    return low
  }
}
