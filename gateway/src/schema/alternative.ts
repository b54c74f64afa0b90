import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Alternative, Clash } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { DepartureType } from './departure.ts'
import { PointInput, pointOf } from './geo.ts'
import { idOf } from './global-id.ts'
import { refusing } from './refusing.ts'
import { SessionType } from './session.ts'
import { SlotType } from './slot.ts'

export const ClashType = builder.objectRef<Clash>('Clash')

export const AlternativeType = builder.objectRef<Alternative>('Alternative').implement({
  description: 'Another slot for the same wish, that this person can take; the best first.',
  fields: (t) => ({
    slot: t.field({ type: SlotType, resolve: (alternative) => must(alternative.slot) }),
    session: t.field({
      type: SessionType,
      nullable: true,
      resolve: ({ slot }) => (slot?.kind === SlotKind.SESSION ? slot.id : null),
    }),
    departure: t.field({
      type: DepartureType,
      nullable: true,
      resolve: ({ slot }) => (slot?.kind === SlotKind.DEPARTURE ? slot.id : null),
    }),
    distanceMetres: t.int({
      nullable: true,
      resolve: (alternative) => alternative.distanceMetres ?? null,
    }),
    clash: t.field({
      type: ClashType,
      nullable: true,
      description: 'What the viewer has at that time, and would have to give up for it.',
      resolve: (alternative) => alternative.clash ?? null,
    }),
    suits: t.exposeBoolean('suits', {
      description:
        'Not for older or more skilled people, nor in other languages, than what was wished for, as far as that is known.',
    }),
    startsInMinutes: t.exposeInt('startsInMinutes'),
    loadPercent: t.exposeInt('loadPercent'),
  }),
})

/** The name under which a request has asked for its alternatives already, when they are all that it asks for. */
export const ALTERNATIVES_FOUND = 'alternatives found'

builder.queryField('alternatives', (t) =>
  t.field({
    type: [AlternativeType],
    description: 'What else would suit somebody who wishes for this slot.',
    args: {
      slotId: t.arg.id({ required: true }),
      partySize: t.arg.int({ required: true, defaultValue: 1 }),
      near: t.arg({ type: PointInput }),
    },
    resolve: async (_root, args, context) => {
      const found = context.asked.get(ALTERNATIVES_FOUND) as Promise<Alternative[]> | undefined
      if (found) return withWhatTheyShow(await found, context)
      const { point: near } = pointOf(args.near, 'near')
      const request = {
        slotId: idOf('Slot', args.slotId, 'slotId'),
        partySize: args.partySize,
        ...(near && { near }),
      }
      const call = context.gateway.clients.booking.findAlternatives(request, asViewer(context))
      return withWhatTheyShow((await refusing(call)).alternatives, context)
    },
  }),
)

/** Loads at once what alternatives show: the slots came with them, and sessions and departures everybody shares. */
export async function withWhatTheyShow(
  alternatives: Alternative[],
  context: Context,
): Promise<Alternative[]> {
  const { catalogue } = context.gateway
  const slots = alternatives.flatMap(({ slot }) => slot ?? [])
  for (const slot of slots) SlotType.getDataloader(context).prime(slot.id, slot)
  const idsOf = (kind: SlotKind) => slots.filter((slot) => slot.kind === kind).map(({ id }) => id)
  const [sessions, departures] = await Promise.all([
    catalogue.sessions(idsOf(SlotKind.SESSION)),
    catalogue.departures(idsOf(SlotKind.DEPARTURE)),
  ])
  for (const session of sessions) if (session) SessionType.getDataloader(context).prime(session.id, session)
  for (const departure of departures) {
    if (departure) DepartureType.getDataloader(context).prime(departure.id, departure)
  }
  return alternatives
}
