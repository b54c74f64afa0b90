import {
  NoticePostedSchema,
  NoticeWithdrawnSchema,
  SlotChangedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { postNotices } from '../db/post-notices.ts'
import { noteTold } from '../db/slots.ts'
import type { Notice, NoticeDraft } from '../domain/notice.ts'
import type { Slot } from '../domain/slot.ts'
import { toSlotFact } from '../wire/slot.ts'

/** What a change does to those who hold places. */
export interface Effects {
  events: EventDraft[]
  notices: NoticeDraft[]
}

export const NO_EFFECTS: Effects = { events: [], notices: [] }

/** Tells the slot as it follows its source now, then each effect in turn. Needs the locks of the slot and of who gets a notice. */
export async function tellSlot(tx: Tx, slot: Slot, effects: readonly Effects[], now: Date): Promise<void> {
  const { told, people } = await post(
    tx,
    effects.flatMap(({ notices }) => notices),
    now,
  )
  if (people !== slot.toldPeople) await noteTold(tx, slot.id, people)
  await appendToOutbox(tx, slot.id, [
    event(SlotChangedSchema, { slot: toSlotFact(slot) }),
    ...effects.flatMap(({ events }) => events),
    ...told.map(({ draft }) => draft),
  ])
}

/** Tells people of whatever slots. Needs their locks. */
export async function tellPeople(tx: Tx, notices: readonly NoticeDraft[], now: Date): Promise<void> {
  const { told } = await post(tx, notices, now)
  for (const [slotId, facts] of Map.groupBy(told, (fact) => fact.slotId)) {
    await appendToOutbox(
      tx,
      slotId,
      facts.map(({ draft }) => draft),
    )
  }
}

async function post(
  tx: Tx,
  notices: readonly NoticeDraft[],
  now: Date,
): Promise<{ told: { slotId: string; draft: EventDraft }[]; people: number }> {
  const { withdrawn, posted } = await postNotices(tx, notices, now)
  const told = [
    ...withdrawn.map((notice) => ({ slotId: notice.slotId, draft: noticeWithdrawn(notice) })),
    ...posted.map((notice) => ({ slotId: notice.slotId, draft: noticePosted(notice) })),
  ]
  return { told, people: new Set(posted.map(({ personId }) => personId)).size }
}

const noticePosted = ({ id, personId, kind, slotId }: NoticeDraft): EventDraft =>
  event(NoticePostedSchema, { noticeId: id, personId, kind: NoticeKind[kind], slotId })

const noticeWithdrawn = ({ id, personId, slotId }: Notice): EventDraft =>
  event(NoticeWithdrawnSchema, { noticeId: id, personId, slotId })
