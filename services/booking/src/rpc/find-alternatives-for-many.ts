import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  FindAlternativesForManyRequest,
  FindAlternativesForManyResponseSchema,
  FindAlternativesItem,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { Refused } from '@xingzhi/runtime/refusal'
import type { Alternative, Wish } from '../alternatives/find-alternatives.ts'
import type { Context } from '../context.ts'
import { createAlternativesWriter, readWish } from '../wire/alternative.ts'

const ITEMS_MAX = 512

export async function findAlternativesForMany(
  context: Context,
  { items, alikeOnce }: FindAlternativesForManyRequest,
): Promise<MessageInitShape<typeof FindAlternativesForManyResponseSchema>> {
  if (items.length > ITEMS_MAX) refuseInput('items', 'too_large', ITEMS_MAX)
  const write = createAlternativesWriter(context.rules)
  const found = await Promise.all(items.map((item) => find(context, item)))
  if (!alikeOnce) return { answers: found.map(write) }
  const { differing, placeOf } = distinct(found)
  return { answers: differing.map(write), answerOf: found.map((one) => must(placeOf.get(one))) }
}

/** Those that differ, and where among them each is. */
function distinct(found: readonly Alternative[][]) {
  const places = new Map<string, number>()
  const differing: Alternative[][] = []
  const placeOf = new Map<Alternative[], number>()
  for (const alternatives of new Set(found)) {
    const key = keyOf(alternatives)
    const place = places.get(key) ?? differing.push(alternatives) - 1
    places.set(key, place)
    placeOf.set(alternatives, place)
  }
  return { differing, placeOf }
}

/** The slots are those of one moment: the rest is each one's own. */
function keyOf(alternatives: readonly Alternative[]): string {
  const keys = alternatives.map(({ slot, distanceMetres, startsInMinutes, suits, clash }) => {
    return `${slot.id} ${slot.version} ${distanceMetres} ${startsInMinutes} ${suits} ${clash?.startsAt.getTime()} ${clash?.slotId}`
  })
  return keys.join(' ')
}

/** None when the queue is full: the answer that they belong to is given all the same. */
async function find(context: Context, item: FindAlternativesItem): Promise<Alternative[]> {
  const wish = wishOf(context, item)
  return (wish && (await context.alternatives.take(wish))) ?? []
}

/** Undefined for one that nobody can fulfil. */
function wishOf({ tokens, rules }: Context, { actorToken, wish }: FindAlternativesItem): Wish | undefined {
  const actor = actorToken === '' ? undefined : tokens.verify(actorToken)
  if (!wish || (actorToken !== '' && !actor)) return undefined
  try {
    return readWish(wish, actor?.personId, rules)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
