import { useState } from 'react'
import { Link } from 'wouter'
import { type TrainingInListFragment, TrainingsOfBoardDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { ButtonLink, Chip } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { OperatePage } from './operate-page.tsx'
import { operatePaths } from './paths.ts'
import { Qualifications } from './qualifications.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20

export function TrainingsPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.trainingsTitle} lead={text.trainingsLead}>
      <Trainings />
      <Qualifications />
    </OperatePage>
  )
}

function Trainings() {
  const text = useText(operateText)
  const [past, setPast] = useState(false)
  const list = usePages(TrainingsOfBoardDocument, { past, first: PAGE_SIZE }, (result) => result.trainings)
  return (
    <section className="section" aria-label={past ? text.pastTrainings : text.comingTrainings}>
      <div className="section-head">
        <fieldset className="operate-chips">
          <legend className="visually-hidden">{text.whichTrainings}</legend>
          <Chip pressed={!past} onPress={() => setPast(false)}>
            {text.comingTrainings}
          </Chip>
          <Chip pressed={past} onPress={() => setPast(true)}>
            {text.pastTrainings}
          </Chip>
        </fieldset>
        <ButtonLink href={operatePaths.newTraining}>{text.newTraining}</ButtonLink>
      </div>
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.stale && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.noTrainings}>
          <p>{text.noTrainingsWhat}</p>
        </Empty>
      ) : null}
      {list.nodes.length > 0 ? <TrainingsTable trainings={list.nodes} stale={list.stale} /> : null}
      <MoreButton list={list}>{text.moreTrainings}</MoreButton>
    </section>
  )
}

function TrainingsTable({
  trainings,
  stale,
}: {
  trainings: readonly TrainingInListFragment[]
  stale: boolean
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <table className="table" data-stale={stale || undefined}>
      <thead>
        <tr>
          <th scope="col">{text.training}</th>
          <th scope="col">{text.trainingWhen}</th>
          <th scope="col">{text.trainingPlace}</th>
          <th scope="col">{text.trainingGrants}</th>
          <th scope="col">{text.trainingEnrolled}</th>
        </tr>
      </thead>
      <tbody>
        {trainings.map((training) => (
          <tr key={training.id}>
            <th scope="row">
              <Link href={operatePaths.training(training.id)}>{titleOf(training, language)}</Link>{' '}
              {training.cancelled ? <Tag tone="lost">{text.trainingCancelled}</Tag> : null}
            </th>
            <td className="tabular">{whenRangeWords(training.startsAt, training.endsAt, now, language)}</td>
            <td>
              <Marked words={training.place} />
            </td>
            <td>
              {training.qualifications.map((one) => nameOf(one, language)).join(' / ') || text.grantsNothing}
            </td>
            <td className="tabular">{text.enrolledOf(training.enrolled, training.capacity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
