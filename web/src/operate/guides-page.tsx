import { useState } from 'react'
import { type GuideStatus, GuidesOfBoardDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Chip } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading, Note } from '../ui/note.tsx'
import { GuideCard } from './guide-card.tsx'
import { OperatePage } from './operate-page.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20
const statuses: readonly GuideStatus[] = ['APPLIED', 'ADMITTED', 'SUSPENDED']

/** Those who wait first; admitting and suspending. */
export function GuidesPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.guidesTitle} lead={text.guidesLead}>
      <Guides />
    </OperatePage>
  )
}

function Guides() {
  const text = useText(operateText)
  const [status, setStatus] = useState<GuideStatus>('APPLIED')
  const [done, setDone] = useState('')
  const list = usePages(GuidesOfBoardDocument, { status, first: PAGE_SIZE }, (result) => result.guides)
  return (
    <section className="section" aria-label={text.statuses[status]}>
      <fieldset className="operate-chips">
        <legend className="visually-hidden">{text.whichGuides}</legend>
        {statuses.map((one) => (
          <Chip
            key={one}
            pressed={one === status}
            onPress={() => {
              setStatus(one)
              setDone('')
            }}
          >
            {text.statuses[one]}
          </Chip>
        ))}
      </fieldset>
      {done ? (
        <Arrived key={done}>
          <Note>
            <p>{done}</p>
          </Note>
        </Arrived>
      ) : null}
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.stale && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.noGuides[status]}>
          <p>{text.noGuidesWhat}</p>
        </Empty>
      ) : null}
      <ul className="operate-cards" data-stale={list.stale || undefined}>
        {list.nodes.map((guide) => (
          <li key={guide.id}>
            <GuideCard
              guide={guide}
              onDone={(words) => {
                setDone(words)
                list.reload()
              }}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreGuides}</MoreButton>
    </section>
  )
}
