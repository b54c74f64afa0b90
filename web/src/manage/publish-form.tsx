import { type FormEvent, useState } from 'react'
import { PublishSessionDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useLanguage } from '../i18n/language.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { useFormDraft } from './form-draft.ts'
import { PlanFieldset } from './plan-fieldset.tsx'
import { emptyPublishFields, type PlanProblem, type PublishFields, publishInputOf } from './session-plan.ts'
import { manageText } from './text.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import type { SiteWithActivities } from './use-site-activities.ts'
import { useWrite } from './use-write.ts'
import { WriteNote } from './write-note.tsx'

export interface PublishedSession {
  id: string
  startsAt: string
}

/** What is entered stays in the tab until the session is published; a refusal offers starts that fit. */
export function PublishForm({
  site,
  onPublished,
}: {
  site: SiteWithActivities
  onPublished(session: PublishedSession): void
}) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const { fields, set, clear } = useFormDraft(`session ${site.id}`, emptyPublishFields)
  const [problems, setProblems] = useState<readonly PlanProblem[]>([])
  const [, send] = useMutation(PublishSessionDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)
  const activities = site.activities.edges.map(({ node }) => node)
  const chosen = activities.find(({ id }) => id === fields.activityId)

  async function publish(event: FormEvent) {
    event.preventDefault()
    const read = publishInputOf(fields, site.id)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const success = await write(JSON.stringify(read.input), (idempotencyKey) =>
      send({ input: { ...read.input, idempotencyKey } }).then(({ data }) => data?.publishSession),
    )
    if (!success) return
    clear()
    onPublished(success.session)
  }

  return (
    <form ref={form} className="manage-form" noValidate onSubmit={(event) => void publish(event)}>
      <Select
        label={text.activity}
        error={problems.includes('activityId') ? text.problems.activityId : undefined}
        value={fields.activityId}
        onChange={(event) => set({ activityId: event.target.value })}
      >
        <option value="">{text.choose}</option>
        {activities.map((activity) => (
          <option key={activity.id} value={activity.id}>
            {titleOf(activity, language)}
          </option>
        ))}
      </Select>
      <PlanFieldset {...{ site, fields, set, problems }} durationMinutes={chosen?.durationMinutes ?? null} />
      <BookingTimes fields={fields} set={set} problems={problems} />
      <WriteNote state={state} onSuggestedStart={set} />
      <Button type="submit" busy={state.phase === 'sending'}>
        {state.phase === 'sending' ? text.publishing : text.publishNow}
      </Button>
      <p className="manage-soft">{text.kept}</p>
    </form>
  )
}

const bookingTimes = ['opens', 'closes'] as const

function BookingTimes({
  fields,
  set,
  problems,
}: {
  fields: PublishFields
  set(changed: Partial<PublishFields>): void
  problems: readonly PlanProblem[]
}) {
  const text = useText(manageText)
  const isOpen = bookingTimes.some(
    (name) => fields[`${name}Day`] || fields[`${name}Time`] || problems.includes(name),
  )
  return (
    <details className="manage-details" open={isOpen}>
      <summary>{text.booking}</summary>
      <p className="manage-soft">{text.bookingNow}</p>
      <div className="manage-fields">
        {bookingTimes.flatMap((name) => [
          <TextField
            key={`${name}Day`}
            type="date"
            label={text[`${name}Day`]}
            error={problems.includes(name) ? text.problems[name] : undefined}
            value={fields[`${name}Day`]}
            onChange={(event) => set({ [`${name}Day`]: event.target.value })}
          />,
          <TextField
            key={`${name}Time`}
            type="time"
            label={text[`${name}Time`]}
            value={fields[`${name}Time`]}
            onChange={(event) => set({ [`${name}Time`]: event.target.value })}
          />,
        ])}
      </div>
    </details>
  )
}
