import { TrainingsDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { GuideGate } from './guide-gate.tsx'
import { MyQualifications } from './my-qualifications.tsx'
import { volunteerText } from './text.ts'
import { TrainingCard } from './training-card.tsx'

const PAGE_SIZE = 20

/** What can be learned, and what has been. */
export function TrainingsPage() {
  const text = useText(volunteerText)
  return (
    <Page title={text.trainingsTitle}>
      <GuideGate title={text.trainingSignIn} what={text.trainingSignInWhat}>
        {(_me, guide) => (
          <>
            <MyQualifications granted={guide.qualifications} />
            <Trainings title={text.comingTrainings} past={false} />
            <Trainings title={text.pastTrainings} past />
          </>
        )}
      </GuideGate>
    </Page>
  )
}

function Trainings({ title, past }: { title: string; past: boolean }) {
  const text = useText(volunteerText)
  const list = usePages(TrainingsDocument, { past, first: PAGE_SIZE }, (result) => result.trainings)
  const isEmpty = !list.loading && !list.error && list.nodes.length === 0
  if (past && (isEmpty || list.loading)) return null
  return (
    <section className="volunteer-section" aria-label={title}>
      <h2>{title}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {list.error && list.nodes.length === 0 ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {isEmpty ? <p className="volunteer-soft">{text.noTrainings}</p> : null}
      <ul className="volunteer-list">
        {list.nodes.map((training) => (
          <li key={training.id}>
            <TrainingCard training={training} isOver={past} />
          </li>
        ))}
      </ul>
      {list.error && list.nodes.length > 0 ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.moreTrainings}</MoreButton>
    </section>
  )
}
