import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workshop } from '../workshop.ts'
import { runCitizen } from './citizen-client.ts'
import type { Dice } from './dice.ts'
import { runManager } from './manager-client.ts'
import { createRecord, type Record } from './record.ts'

export interface Crowd {
  record: Record
  /** Whom it was made of. */
  people: string[]
  /** Lets everything that is under way get its verdict. */
  leave(): Promise<void>
}

const CLIENTS = 8
const PEOPLE_PER_CLIENT = 3
let met = 0

/** Eight clients who reserve and cancel, half of the time in the first workshop, and the manager of these workshops. */
export function gatherCrowd(
  url: string,
  { workshops, otherSlotIds, dice }: { workshops: Workshop[]; otherSlotIds: string[]; dice: Dice },
): Crowd {
  const record = createRecord()
  const leaving = new AbortController()
  const [hot, ...others] = workshops
  if (hot === undefined) throw new Error('a crowd needs a workshop')
  const client = {
    url,
    hotSlotId: hot.slotId,
    slotIds: [...others.map(({ slotId }) => slotId), ...otherSlotIds],
    dice,
    record,
    signal: leaving.signal,
  }
  const groups = Array.from({ length: CLIENTS }, () =>
    Array.from({ length: PEOPLE_PER_CLIENT }, () => `citizen-${1_000 + ++met}`),
  )
  const working = Promise.all([
    ...groups.map((people) => runCitizen({ ...client, people })),
    runManager({ ...client, name: 'manager-1', workshops }),
  ])
  // Told when it leaves.
  working.catch(() => {})
  return {
    record,
    people: groups.flat(),
    async leave() {
      leaving.abort()
      await working
    },
  }
}

/** Keeps a line of what the clients went through beside the pictures, for whoever wants to know how well it went. */
export async function noteDown(
  artefactsFolder: string,
  what: string,
  { counts, longestSilenceMs, acknowledged }: Record,
): Promise<void> {
  const refused = Object.entries(counts.refused).map(([code, count]) => `${code} ${count}`)
  const line = [
    `${new Date().toISOString()} ${what}`,
    `${counts.verdicts} verdicts, ${acknowledged.size} reservations, refused: ${refused.join(', ') || 'none'}`,
    `${counts.unavailable} × unavailable`,
    `${counts.cut} connections cut`,
    `longest silence ${Math.round(longestSilenceMs)} ms`,
  ].join('; ')
  await mkdir(artefactsFolder, { recursive: true })
  await appendFile(join(artefactsFolder, 'broken.log'), `${line}\n`)
}
