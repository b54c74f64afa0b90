import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { idOf } from './global-id.ts'
import { forgetLoaded, SlotType } from './slot.ts'

export const WATCHED_SLOTS_MAX = 200

builder.subscriptionField('slotChanged', (t) =>
  t.field({
    type: SlotType,
    description:
      'The state as it stands at once, then each change; at most a few updates a second per slot. At most 200 slots.',
    args: { slotIds: t.arg.idList({ required: true }) },
    subscribe: (_root, args, { gateway }) => gateway.hub.watch(watchedSlotsOf(args.slotIds)),
    resolve: (slot, _args, context) => {
      forgetLoaded(context)
      return slot
    },
  }),
)

/** The slots that somebody wants to watch, or a refusal. */
export function watchedSlotsOf(slotIds: readonly string[]): string[] {
  const [field, limit] = ['slotIds', WATCHED_SLOTS_MAX]
  if (slotIds.length === 0) refuse('INVALID_INPUT', { field, problem: 'required' })
  if (slotIds.length > limit) refuse('INVALID_INPUT', { field, problem: 'too_large', limit })
  return [...new Set(slotIds.map((slotId) => idOf('Slot', slotId, field)))]
}
