import { useState } from 'react'
import {
  ConfirmServicesDocument,
  type RecordInBoardFragment,
  UnconfirmedRecordsDocument,
} from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { DoneNote } from './done-note.tsx'
import { OperatePage } from './operate-page.tsx'
import { RecordCard } from './record-card.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20

/** Hours that guides recorded: what is out of the ordinary one by one, the others together. */
export function HoursPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.hoursTitle} lead={text.hoursLead}>
      <Hours />
    </OperatePage>
  )
}

type Records = ReturnType<typeof useWaiting>

function useWaiting(outliers: boolean) {
  return usePages(
    UnconfirmedRecordsDocument,
    { outliers, first: PAGE_SIZE },
    (result) => result.unconfirmedRecords,
  )
}

function Hours() {
  const text = useText(operateText)
  const [done, setDone] = useState('')
  const [unusual, usual] = [useWaiting(true), useWaiting(false)]
  const isEmpty = [unusual, usual].every(
    ({ loading, error, nodes }) => !loading && !error && nodes.length === 0,
  )
  const finish = (words: string) => {
    setDone(words)
    unusual.reload()
    usual.reload()
  }
  return (
    <>
      <DoneNote words={done} />
      {isEmpty ? (
        <Empty title={text.noHours}>
          <p>{text.noHoursWhat}</p>
        </Empty>
      ) : null}
      <Waiting list={unusual} title={text.outlierHours} lead={text.outlierHoursLead} onDone={finish} />
      <Waiting list={usual} title={text.plainHours} onDone={finish} together />
    </>
  )
}

function Waiting({
  list,
  title,
  lead,
  together = false,
  onDone,
}: {
  list: Records
  title: string
  lead?: string
  /** They may be confirmed all at once. */
  together?: boolean
  onDone(words: string): void
}) {
  const text = useText(operateText)
  if (!list.loading && !list.error && list.nodes.length === 0) return null
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      {lead ? <p className="soft">{lead}</p> : null}
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {together && list.nodes.length > 1 ? <ConfirmAll records={list.nodes} onDone={onDone} /> : null}
      <ul className="operate-cards">
        {list.nodes.map((record) => (
          <li key={record.id}>
            <RecordCard record={record} onDone={onDone} />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreHours}</MoreButton>
    </section>
  )
}

function ConfirmAll({
  records,
  onDone,
}: {
  records: readonly RecordInBoardFragment[]
  onDone(words: string): void
}) {
  const text = useText(operateText)
  const { state, write } = useWrite(ConfirmServicesDocument)

  async function confirm() {
    const success = await write({ recordIds: records.map(({ id }) => id) })
    if (success) onDone(text.confirmedAll(success.confirmedCount))
  }

  return (
    <div className="actions">
      <WriteButton
        state={state}
        words={text.confirmAll(records.length)}
        sending={text.confirming}
        onClick={() => void confirm()}
      />
      <WriteNote state={state} />
    </div>
  )
}
