import { Session } from 'node:inspector/promises'
import type { BenchProcess } from './bench-process.ts'

/** How much of its time a process spent where, the most first; by package, and by folder for our own code. */
export type Profile = { where: string; share: number }[]

const INTERVAL_MICROSECONDS = 500
const SHARE_MIN = 0.01

/** In the process that is measured: profiles from one message to the next, and answers the second. */
export function profileWhenAsked(): void {
  const session = new Session()
  session.connect()
  process.on('message', async (message) => {
    if (message === 'profile') {
      await session.post('Profiler.enable')
      await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS })
      await session.post('Profiler.start')
    }
    if (message === 'profiled') {
      const { profile } = await session.post('Profiler.stop')
      process.send?.(summed(profile))
    }
  })
  process.channel?.unref()
}

/** What a process that `profileWhenAsked` does while others work. */
export async function profileDuring(process: BenchProcess, work: () => Promise<unknown>): Promise<Profile> {
  process.send('profile')
  await work()
  process.send('profiled')
  return process.receive<Profile>()
}

export function profileLine(profile: Profile): string {
  return profile.map(({ where, share }) => `${where} ${Math.round(share * 100)} %`).join(', ')
}

interface RawProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[]
  samples?: number[] | undefined
}

function summed({ nodes, samples = [] }: RawProfile): Profile {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const counts = new Map<string, number>()
  let busy = 0
  for (const sample of samples) {
    const where = places.get(sample) ?? 'elsewhere'
    if (where === '(idle)') continue
    busy++
    counts.set(where, (counts.get(where) ?? 0) + 1)
  }
  return [...counts]
    .map(([where, count]) => ({ where, share: count / busy }))
    .filter(({ share }) => share >= SHARE_MIN)
    .sort((one, other) => other.share - one.share)
}

function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'compiled queries and built-ins'
  if (url.startsWith('node:')) return 'Node'
  const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? []
  if (installed !== undefined) return installed
  return /\/((?:services|gateway|infra|proto)\/[\w/-]+?)\/(?:src\/)?[^/]*$/.exec(url)?.[1] ?? 'elsewhere'
}
