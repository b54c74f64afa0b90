import { useState } from 'react'
import { useLocation } from 'wouter'
import { OperatedTrainingDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Note } from '../ui/note.tsx'
import { Found } from '../viewer/found.tsx'
import { Attendance } from './attendance.tsx'
import { OperatePage } from './operate-page.tsx'
import type { OperatedTraining } from './operated-training.ts'
import { operatePaths } from './paths.ts'
import { operateText } from './text.ts'
import { TrainingForm } from './training-form.tsx'

/** One training: what it is, who enrolled, who came; a new one without an id. */
export function TrainingPage({ id }: { id: string | null }) {
  return id === null ? <NewTrainingPage /> : <ExistingTrainingPage id={id} />
}

function NewTrainingPage() {
  const text = useText(operateText)
  const [, navigate] = useLocation()
  return (
    <OperatePage
      title={text.newTraining}
      back={{ href: paths.operateTrainings, words: text.backToTrainings }}
    >
      <TrainingForm training={null} onSaved={({ id }) => navigate(operatePaths.training(id))} />
    </OperatePage>
  )
}

function ExistingTrainingPage({ id }: { id: string }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const [{ data, error }, run] = useQuery({
    query: OperatedTrainingDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const training = data && (data.node?.__typename === 'Training' ? data.node : null)
  const refresh = () => run({ requestPolicy: 'network-only' })
  return (
    <OperatePage
      title={training ? titleOf(training, language) : text.training}
      lead={
        training ? (
          <strong className="tabular">
            {whenRangeWords(training.startsAt, training.endsAt, now, language)} ·{' '}
            <Marked words={training.place} />
          </strong>
        ) : undefined
      }
      back={{ href: paths.operateTrainings, words: text.backToTrainings }}
    >
      <Found
        found={training}
        error={error}
        onRetry={refresh}
        gone={{ title: text.goneTitle, what: text.goneWhat }}
      >
        {(found) => <Training training={found} onChanged={refresh} />}
      </Found>
    </OperatePage>
  )
}

function Training({ training, onChanged }: { training: OperatedTraining; onChanged(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const [isSaved, setIsSaved] = useState(false)
  const isOver = new Date(training.endsAt) <= now
  return (
    <>
      {training.cancelled ? (
        <Note tone="lost">
          <p>{text.trainingCancelled}</p>
        </Note>
      ) : null}
      <Attendance training={training} onRecorded={onChanged} />
      {training.cancelled || isOver ? null : (
        <section className="section" aria-labelledby="change-training">
          <h2 id="change-training">{text.changeShort}</h2>
          <TrainingForm
            training={training}
            onSaved={() => {
              setIsSaved(true)
              onChanged()
            }}
          />
          {isSaved ? (
            <Note>
              <p>{text.trainingSaved}</p>
            </Note>
          ) : null}
        </section>
      )}
    </>
  )
}
