import { useState } from 'react'
import {
  OperatedGuideDocument,
  type OperatedGuideQuery,
  RecordsOfGuideDocument,
  ShiftsOfGuideDocument,
} from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useQuery } from '../api/use-query.ts'
import { whenRangeWords } from '../format/day.ts'
import { durationWords } from '../format/duration.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Fact } from '../ui/fact.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { Found } from '../viewer/found.tsx'
import { DoneNote } from './done-note.tsx'
import { GuideCard } from './guide-card.tsx'
import { OperatePage } from './operate-page.tsx'
import { RecordCard } from './record-card.tsx'
import { ShiftName } from './shift-name.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20

/** One guide as operators see them: who they are, all their shifts and hours. */
export function OperatedGuidePage({ id }: { id: string }) {
  const text = useText(operateText)
  const [{ data, error }, run] = useQuery({
    query: OperatedGuideDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const guide = data && (data.node?.__typename === 'Guide' ? data.node : null)
  const refresh = () => run({ requestPolicy: 'network-only' })
  return (
    <OperatePage
      title={guide?.displayName || text.unknownGuide}
      back={{ href: paths.operateGuides, words: text.backToGuides }}
    >
      <Found
        found={guide}
        error={error}
        onRetry={refresh}
        gone={{ title: text.guideGoneTitle, what: text.guideGoneWhat }}
      >
        {(found) => <WholeGuide guide={found} onChanged={refresh} />}
      </Found>
    </OperatePage>
  )
}

type WholeGuideFound = Extract<NonNullable<OperatedGuideQuery['node']>, { __typename: 'Guide' }>

function WholeGuide({ guide, onChanged }: { guide: WholeGuideFound; onChanged(): void }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [done, setDone] = useState('')
  const { serviceSummary: sums } = guide
  const finish = (words: string) => {
    setDone(words)
    onChanged()
  }
  return (
    <>
      <DoneNote words={done} />
      <GuideCard guide={guide} isWhole onDone={finish} />
      {sums ? (
        <dl className="facts">
          <Fact name={text.hoursGiven}>
            <span className="tabular">{durationWords(sums.minutes, language)}</span>
          </Fact>
          <Fact name={text.walksLed}>
            <span className="tabular">{text.times(sums.walksLed)}</span>
          </Fact>
          <Fact name={text.peopleLed}>
            <span className="tabular">{text.people(sums.peopleGuided)}</span>
          </Fact>
        </dl>
      ) : null}
      <Shifts guideId={guide.id} />
      <Records guideId={guide.id} onDone={finish} />
    </>
  )
}

function Shifts({ guideId }: { guideId: string }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const list = usePages(ShiftsOfGuideDocument, { id: guideId, first: PAGE_SIZE }, ({ node }) =>
    node?.__typename === 'Guide' ? node.shifts : null,
  )
  return (
    <section className="section" aria-labelledby="shifts-of-guide">
      <h2 id="shifts-of-guide">{text.shiftsOfGuide}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? <p>{text.noShiftsOfGuide}</p> : null}
      <ul className="rows">
        {list.nodes.map((shift) => (
          <li key={shift.id}>
            <span>
              <ShiftName shift={shift} isLinked />
              <small className="tabular">{whenRangeWords(shift.startsAt, shift.endsAt, now, language)}</small>
              {shift.viewerClaim?.doubt ? (
                <small className="operate-few">{text.doubts[shift.viewerClaim.doubt]}</small>
              ) : null}
            </span>
            {shift.viewerClaim ? (
              <Tag tone={shift.viewerClaim.status === 'ABSENT' ? 'lost' : 'plain'}>
                {text.claimStatuses[shift.viewerClaim.status]}
              </Tag>
            ) : null}
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreShifts}</MoreButton>
    </section>
  )
}

function Records({ guideId, onDone }: { guideId: string; onDone(words: string): void }) {
  const text = useText(operateText)
  const list = usePages(RecordsOfGuideDocument, { id: guideId, first: PAGE_SIZE }, ({ node }) =>
    node?.__typename === 'Guide' ? node.serviceRecords : null,
  )
  return (
    <section className="section" aria-labelledby="hours-of-guide">
      <h2 id="hours-of-guide">{text.hoursOfGuide}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? <p>{text.noHoursOfGuide}</p> : null}
      <ul className="operate-cards">
        {list.nodes.map((record) => (
          <li key={record.id}>
            <RecordCard
              record={record}
              onDone={(words) => {
                onDone(words)
                list.reload()
              }}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreHours}</MoreButton>
    </section>
  )
}
