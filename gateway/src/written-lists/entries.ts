import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { ExecutionResult } from 'graphql'
import type { Context } from '../context.ts'
import { toGlobalId } from '../schema/global-id.ts'
import { SlotType } from '../schema/slot.ts'

/** The written entries of lists, by what is asked for and slot, as long as they may be given. */
export interface Entries {
  /** The JSON of each slot's session, null for one that is gone; undefined when one cannot be written without an error. */
  of(
    selection: Selection,
    slots: readonly Slot[],
    context: Context,
  ): Promise<readonly (string | null)[] | undefined>
}

export interface Selection {
  /** Of its own for each. */
  name: string
  execute(context: Context, variables: { id: string }): ExecutionResult | Promise<ExecutionResult>
}

interface Entry {
  json: string
  version: bigint
  madeAt: number
}

/** What is not the slot's (titles, sites) is at most so old. */
const KEEP_MS = 1_000
const KEPT_MAX = 5_000

export function createEntries(): Entries {
  const kept = keepRecent<string, Entry>(KEPT_MAX)

  return {
    async of(selection, slots, context) {
      const { clock, sameQuestion } = context.gateway
      const madeAt = clock().getTime()
      const notBefore = sameQuestion.changes.notBefore(context.viewer?.personId)
      const isGood = (entry: Entry | undefined, { id, version }: Slot): entry is Entry =>
        entry !== undefined &&
        entry.version >= version &&
        Math.abs(madeAt - entry.madeAt) < KEEP_MS &&
        entry.madeAt > notBefore &&
        sameQuestion.changes.areUnchanged([id], entry.madeAt)
      const written = slots.map((slot): string | undefined => {
        const entry = kept.get(`${selection.name} ${slot.id}`)
        return isGood(entry, slot) ? entry.json : undefined
      })
      const missing = slots.filter((_slot, at) => written[at] === undefined)
      if (missing.length === 0) return written as string[]
      const made = await executeAll(selection, missing, context)
      if (made === undefined) return undefined
      for (const { id, version } of missing) {
        const json = made.get(id)
        if (json !== undefined) kept.set(`${selection.name} ${id}`, { json, version, madeAt })
      }
      return slots.map(({ id }, at) => written[at] ?? made.get(id) ?? null)
    },
  }
}

/** Executed in one go, so that what they name is loaded together. */
async function executeAll(
  { execute }: Selection,
  slots: readonly Slot[],
  context: Context,
): Promise<Map<string, string> | undefined> {
  const dataloader = SlotType.getDataloader(context)
  for (const slot of slots) dataloader.prime(slot.id, slot)
  const results = await Promise.all(
    slots.map(({ id }) => execute(context, { id: toGlobalId('Session', id) })),
  )
  const made = new Map<string, string>()
  for (const [at, { data, errors }] of results.entries()) {
    if (errors !== undefined) return undefined
    const id = slots[at]?.id
    if (id !== undefined && data?.['node'] != null) made.set(id, JSON.stringify(data['node']))
  }
  return made
}
