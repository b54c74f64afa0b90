import { useState } from 'react'
import { ClaimsInDoubtDocument, type ClaimsInDoubtQuery } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { CallsForHelp } from './calls-for-help.tsx'
import { KeepClaim, ReplaceButton } from './decide-claim.tsx'
import { DoneNote } from './done-note.tsx'
import { OperatePage } from './operate-page.tsx'
import { ShiftName } from './shift-name.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20
const REFRESH_MS = 30_000

/** What needs a decision: guides who claimed and cannot count, each with why and what to do; then where guides are missing. */
export function DecisionsPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.decisions} lead={text.decisionsLead}>
      <Decisions />
      <CallsForHelp />
    </OperatePage>
  )
}

function Decisions() {
  const text = useText(operateText)
  const [done, setDone] = useState('')
  const list = usePages(ClaimsInDoubtDocument, { first: PAGE_SIZE }, (result) => result.claimsInDoubt)
  useRefresh(list.reload, REFRESH_MS)
  return (
    <section className="section" aria-label={text.decisions}>
      <DoneNote words={done} />
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.noDecisions}>
          <p>{text.noDecisionsWhat}</p>
        </Empty>
      ) : null}
      <ul className="operate-cards">
        {list.nodes.map((claim) => (
          <li key={claim.id}>
            <DoubtfulClaim
              claim={claim}
              onDone={(words) => {
                setDone(words)
                list.reload()
              }}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreDecisions}</MoreButton>
    </section>
  )
}

type Doubtful = NonNullable<ClaimsInDoubtQuery['claimsInDoubt']>['edges'][number]['node']

function DoubtfulClaim({ claim, onDone }: { claim: Doubtful; onDone(words: string): void }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { guide, shift, doubt } = claim
  const name = guide?.displayName ?? text.unknownGuide
  return (
    <article className="operate-card">
      <header>
        <h2>
          <Marked words={name} />
        </h2>
        <p>{guide?.contact ?? <span className="soft">{text.noContact}</span>}</p>
        {doubt ? <p className="operate-few">{text.doubts[doubt]}</p> : null}
        <p>
          <ShiftName shift={shift} isLinked />
        </p>
        {shift ? (
          <p className="soft tabular">{whenRangeWords(shift.startsAt, shift.endsAt, now, language)}</p>
        ) : null}
      </header>
      <footer>
        <KeepClaim {...{ claim, name, onDone }} />
        {shift ? <ReplaceButton {...{ claim, name, onDone }} shiftId={shift.id} /> : null}
      </footer>
    </article>
  )
}
