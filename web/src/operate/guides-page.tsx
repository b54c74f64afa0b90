import { type FormEvent, useState } from 'react'
import { type GuideStatus, GuidesOfBoardDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { Button, Chip } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { DoneNote } from './done-note.tsx'
import { GuideCard } from './guide-card.tsx'
import { OperatePage } from './operate-page.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20
const NAME_LENGTH_MAX = 80
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
  const [words, setWords] = useState('')
  const [done, setDone] = useState('')
  const asked = words ? { words } : { status }
  const list = usePages(GuidesOfBoardDocument, { ...asked, first: PAGE_SIZE }, (result) => result.guides)
  return (
    <section className="section" aria-label={words || text.statuses[status]}>
      <NameSearch words={words} onSearch={setWords} />
      <fieldset className="operate-chips">
        <legend className="visually-hidden">{text.whichGuides}</legend>
        {statuses.map((one) => (
          <Chip
            key={one}
            pressed={one === status && !words}
            onPress={() => {
              setStatus(one)
              setWords('')
              setDone('')
            }}
          >
            {text.statuses[one]}
          </Chip>
        ))}
      </fieldset>
      <DoneNote words={done} />
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.stale && !list.error && list.nodes.length === 0 ? (
        <Empty title={words ? text.noGuideNamed : text.noGuides[status]}>
          {words ? null : <p>{text.noGuidesWhat}</p>}
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

function NameSearch({ words, onSearch }: { words: string; onSearch(words: string): void }) {
  const text = useText(operateText)
  const [typed, setTyped] = useState(words)
  function search(event: FormEvent) {
    event.preventDefault()
    onSearch(typed.trim())
  }
  return (
    <search>
      <form className="operate-search" noValidate onSubmit={search}>
        <TextField
          type="search"
          label={text.searchGuides}
          autoComplete="off"
          maxLength={NAME_LENGTH_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="secondary">
          {text.search}
        </Button>
      </form>
    </search>
  )
}
