import type { Tx } from '@xingzhi/runtime/database'
import { columnsOf, rowsOf } from '@xingzhi/runtime/statement'
import { getTableColumns, sql } from 'drizzle-orm'
import {
  type Notice,
  type NoticeDraft,
  type NoticeKindName,
  type Settled,
  settle,
  undoneBy,
} from '../domain/notice.ts'
import { notices } from './schema.ts'

const UNSAID = { oldRoom: '', newRoom: '', reason: '', reasonEn: '', noGuide: false }
const columns = Object.entries(getTableColumns(notices))

/** Posts what people are to read; what nobody saw yet, and is undone by it, is taken back. Needs the locks of the people. */
export async function postNotices(
  tx: Tx,
  drafts: readonly NoticeDraft[],
  now: Date,
): Promise<{ posted: NoticeDraft[]; withdrawn: Notice[] }> {
  const settled: Settled[] = []
  for (const [kind, ofKind] of Map.groupBy(drafts, (draft) => draft.kind)) {
    const unseen = Map.groupBy(await lockUnseen(tx, ofKind, undoneBy(kind)), subjectOf)
    settled.push(...ofKind.map((draft) => settle(draft, unseen.get(subjectOf(draft)) ?? [])))
  }
  const posted = settled.flatMap((one) => one.posted ?? [])
  const withdrawn = settled.flatMap((one) => one.withdrawn)
  await deleteThese(tx, withdrawn)
  await insertNotices(tx, posted, now)
  return { posted, withdrawn }
}

/** What a notice is about, for one person: a reservation, or a shift. */
const subjectOf = ({
  personId,
  slotId,
  reservationId,
}: Pick<Notice, 'personId' | 'slotId' | 'reservationId'>) => `${personId} ${slotId} ${reservationId}`

/** What was not shown of the same things, and of the same closure where there is one, the newest first. Nobody is shown it meanwhile. */
function lockUnseen(
  tx: Tx,
  drafts: readonly NoticeDraft[],
  kinds: readonly NoticeKindName[],
): Promise<Notice[]> {
  if (kinds.length === 0) return Promise.resolve([])
  const list = (read: (draft: NoticeDraft) => string | null | undefined) =>
    sql.param(drafts.map((draft) => read(draft) ?? null))
  return rowsOf(
    tx,
    sql<Notice>`
      select ${columnsOf(notices, 'n')}
      from unnest(
        ${list(({ personId }) => personId)}::uuid[], ${list(({ slotId }) => slotId)}::uuid[],
        ${list(({ reservationId }) => reservationId)}::uuid[], ${list(({ closureId }) => closureId)}::uuid[])
        as told (person_id, slot_id, reservation_id, closure_id)
      join notices n on n.person_id = told.person_id and n.read_at is null and n.shown_at is null
        and n.slot_id = told.slot_id and n.reservation_id is not distinct from told.reservation_id
        and n.kind = any(${sql.param(kinds)}::text[]) and (told.closure_id is null or n.closure_id = told.closure_id)
      order by n.created_at desc, n.id desc
      for update of n`,
  )
}

async function deleteThese(tx: Tx, taken: readonly Notice[]): Promise<void> {
  if (taken.length === 0) return
  const ids = taken.map(({ id }) => id)
  await rowsOf(tx, sql`delete from notices where id = any(${sql.param(ids)}::uuid[])`)
}

/** One statement for all, however many are concerned. */
async function insertNotices(tx: Tx, drafts: readonly NoticeDraft[], now: Date): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map((draft) => {
    const notice: Record<string, unknown> = { ...UNSAID, ...draft, createdAt: now }
    return Object.fromEntries(columns.map(([field, { name }]) => [name, notice[field] ?? null]))
  })
  await rowsOf(
    tx,
    sql`insert into notices select * from jsonb_populate_recordset(null::notices, ${JSON.stringify(rows)})`,
  )
}
