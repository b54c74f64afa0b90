import type { Alternative } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Point } from '@xingzhi/proto/common/v1/geo_pb.js'
import { type Refusal, RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { fromRefusal, Refused } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { wordRefusal } from '../wording/word-refusal.ts'
import { AlternativeType, withWhatTheyShow } from './alternative.ts'
import { titleOfSlot } from './slot-title.ts'

/** What somebody wished for who was refused. */
export interface Wish {
  slotId: string
  partySize: number
  near?: Pick<Point, 'latitude' | 'longitude'> | undefined
  /** Of who wished it: known to booking by now. */
  actorToken?: string
}

/** A refusal of places in a slot: others may suit as well. */
export class RefusedWish extends Refused {
  readonly wish: Wish

  constructor(refused: Refused, wish: Wish) {
    super(refused.code, refused.facts, refused.suggestedStarts)
    this.wish = wish
  }
}

const codes = Object.keys(RefusalCode).filter(
  (name): name is Refused['code'] => Number.isNaN(Number(name)) && name !== 'UNSPECIFIED',
)
const RefusalCodeType = builder.enumType('RefusalCode', { values: codes })

/** Codes that another slot can be the remedy for. */
const REMEDIED_ELSEWHERE = new Set<Refused['code']>([
  'SLOT_FULL',
  'SLOT_NOT_OPEN',
  'SLOT_CLOSED',
  'SLOT_CANCELLED',
  'PARTY_TOO_LARGE',
  'OVERLAPS',
])

builder.objectType(Refused, {
  name: 'Refused',
  description: "Why not, in the caller's language, and what to do instead.",
  fields: (t) => ({
    code: t.field({ type: RefusalCodeType, resolve: (refused) => refused.code }),
    message: t.string({
      resolve: (refused, _args, context) =>
        refused.code === 'OVERLAPS' && refused.facts['slotId']
          ? wordClash(refused, refused.facts['slotId'], context)
          : wordRefusal(refused, context.language),
    }),
    alternatives: t.field({
      type: [AlternativeType],
      resolve: async (refused, _args, context) =>
        withWhatTheyShow(await findAlternatives(refused, context), context),
    }),
    suggestedStarts: t.field({
      type: ['DateTime'],
      description: 'For a refused schedule: the nearest starts that fit.',
      resolve: (refused) => refused.suggestedStarts,
    }),
  }),
})

/** A refusal as a field shows it; an error would be thrown. `doing`: what would be refused. */
export function shownRefusal(refusal: Refusal, doing: string): Refused {
  const { name, message, code, facts, suggestedStarts } = fromRefusal(refusal)
  return { name, message, code, facts: { ...facts, doing }, suggestedStarts }
}

/** What is in the way is called by its name. */
async function wordClash({ code, facts }: Refused, slotId: string, context: Context): Promise<string> {
  const { language, gateway, requestId } = context
  const title = await titleOfSlot(slotId, context).catch((error: unknown) => {
    gateway.log.warn({ err: error, requestId }, 'no name for what is in the way')
    return undefined
  })
  return wordRefusal({ code, facts: { ...facts, ...(title && { title }) } }, language)
}

/** None for a refusal that another slot is no remedy for. */
export async function findAlternatives(refused: Refused, context: Context): Promise<Alternative[]> {
  // Pothos wraps what was thrown, and the wrapped one is no instance of its class.
  const { wish } = refused as Partial<RefusedWish>
  if (wish === undefined || !REMEDIED_ELSEWHERE.has(refused.code)) return []
  const { slotId, partySize, near, actorToken = '' } = wish
  const { gateway } = context
  try {
    const request = { slotId, partySize, ...(near && { near }) }
    const alternatives = await gateway.collector.findAlternatives({ actorToken, wish: request })
    return alternatives
  } catch (error) {
    // The refusal is the answer; that nothing else was found must not hide it.
    context.gateway.log.warn({ err: error, requestId: context.requestId }, 'no alternatives for a refusal')
    return []
  }
}
