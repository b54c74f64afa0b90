import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { idOf } from './global-id.ts'
import { SlotType } from './slot.ts'

const WATCHED_SLOTS_MAX = 200

builder.subscriptionField('slotChanged', (t) =>
  t.field({
    type: SlotType,
    description:
      'The state as it stands at once, then each change; at most a few updates a second per slot. At most 200 slots.',
    args: { slotIds: t.arg.idList({ required: true }) },
    extensions: { live: { slotIds: ({ slotIds }) => watchedSlotsOf(slotIds as string[]) } },
    subscribe: (_root, args, { gateway }) => gateway.hub.watch(watchedSlotsOf(args.slotIds)),
    resolve: (slot, _args, context) => {
      // What a long-lived connection loaded is forgotten: each event is answered from what is true then.
      context.asked.clear()
      clearAllDataLoaders(context)
      return slot
    },
  }),
)

/** The slots that somebody wants to watch, or a refusal. */
function watchedSlotsOf(slotIds: readonly string[]): string[] {
  const [field, limit] = ['slotIds', WATCHED_SLOTS_MAX]
  if (slotIds.length === 0) refuse('INVALID_INPUT', { field, problem: 'required' })
  if (slotIds.length > limit) refuse('INVALID_INPUT', { field, problem: 'too_large', limit })
  return [...new Set(slotIds.map((slotId) => idOf('Slot', slotId, field)))]
}
